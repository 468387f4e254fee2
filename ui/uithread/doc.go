// Package uithread holds the rule of the UI thread by a test: what a goroutine
// has to show comes back through the dispatcher handed in, and nothing else
// that runs in the background touches the window. Fyne's own run-time check
// sees calls of windows and canvases only, and none at all in the program as it
// is built.
//
// The test reads the program with its types. It follows what runs in the
// background (go statements, the callbacks of jobs and of other packages of
// app, functions given to a background runner) through calls, closures and
// interfaces, and reports where that reaches a widget. What the dispatcher is
// given runs on the UI thread and is not followed.
package uithread
