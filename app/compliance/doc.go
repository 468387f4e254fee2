// Package compliance checks pictures against the rules of the channels they are
// uploaded to, before they are: what a rule asks for, what the picture measures,
// and what to do, rule by rule.
//
// Channels are data: each rule names what it is about, its limits, its source
// and when that was looked up, and can be written as JSON, so that own channels
// take part like those that come with the program. The numbers come from package
// measure and from the file's header.
//
// A picture is measured once, which is the costly part, and then judged by any
// number of channels, which costs nothing:
//
//	picture, err := compliance.Measure(ctx, source)
//	verdict := channel.Judge(picture)
//
// A finished picture that is in memory only is a source too:
// photo.FromBytes(name, result.Data). Preview is the quick look for lists of
// photos. ReadChannels reads channels of one's own. An Auditor goes through the
// pictures of a whole store, and TableReport and JSONReport write what it finds
// as it finds it.
package compliance
