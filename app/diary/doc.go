// Package diary keeps what the program did, for the day something goes wrong:
// a rotating log and a report of the last crash.
//
// Neither holds secrets or the data of a shop's customers. What leaves the
// program as text goes through [Redact], which works on the names of
// attributes and on the shape of what they hold.
package diary
