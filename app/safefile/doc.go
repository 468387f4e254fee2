// Package safefile writes files so that nothing half-written is ever visible
// under the name asked for, whatever happens: power cut, full disk, kill.
//
// The bytes go to a hidden part file in the same folder, which is size-checked,
// synced and only then given its name; the folder is synced after it. A part
// file that a killed program left behind is taken away by [Sweep].
//
// A [Folder] also keeps the names apart, on every file system and among
// workers that write at the same time. [SafeName] gives a name that Windows,
// macOS and Linux all take.
package safefile
