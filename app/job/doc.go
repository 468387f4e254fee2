// Package job carries work that takes longer than a blink: it counts items as
// they are done, says how fast it goes and how long it will take, can be
// paused and cancelled, and keeps what became of every single item.
//
// A [Board] starts jobs and lists them for the status bar. Within a job,
// [Each] spreads items over workers. Workers only add to counters; one ticker
// of the board tells the subscribers, ten times a second at most, however many
// items fly by.
package job
