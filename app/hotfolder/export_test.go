package hotfolder

import "context"

// RunWith runs a watch that is told of changes through a channel.
func (w Watch) RunWith(ctx context.Context, changed chan struct{}) { w.run(ctx, told(changed)) }

// told is a notifier in the hands of a test.
type told chan struct{}

func (told) add(string)                 {}
func (t told) changed() <-chan struct{} { return t }
func (told) close()                     {}
