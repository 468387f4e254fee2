package parts

import "time"

// Timer runs f on the UI goroutine once d has passed, unless the returned
// function calls it off first. Calling it off late or twice does nothing.
type Timer func(d time.Duration, f func()) (stop func())
