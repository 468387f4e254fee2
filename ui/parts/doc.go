// Package parts holds the small widgets every screen is built from: the
// component sheet of the design in Go. A part takes its colours from package
// look when it is painted, so it follows a change of theme by itself; a part
// given more height than it needs keeps its own and centres itself, so parts
// line up in a row.
//
// Use parts on the UI goroutine only. A part that needs time to pass takes a
// Timer, as the program hands its clock in.
package parts
