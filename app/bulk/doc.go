// Package bulk edits many products at once by rules: a rule is a field, an
// operation and what the operation needs, and reads as a sentence ("Price:
// decrease by 12 %, ending in .90"). The rules of a run follow each other, each
// on what the one before left.
//
// A preview and the edit itself go through the same evaluation. The preview
// judges every row of a selection, however many there are, and keeps of each
// only what became of it; what a row's fields would be is worked out again when
// it comes in sight. Guards stop a run that would do more harm than its rules
// say, until the user lifts them for this one run.
package bulk
