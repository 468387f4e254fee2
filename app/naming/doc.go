// Package naming gives pictures their file names by a template such as
// "{sku}-{title}-{n}", and finds beforehand the names that would collide.
//
// A template is text with fields in braces. A field may have an argument after
// a colon and filters after bars:
//
//	{sku}                  the product's SKU in small letters
//	{sku|keep}             with its capitals
//	{name}                 the photo's own name, capitals kept
//	{title|max:40}         cut at a word, to 40 characters at most
//	{title|lang:de}        written as German writes it, "ae" for "ä"
//	{vendor|words}         with a capital at each word
//	{option:Colour}        the value of an option
//	{option:Size|or:one}   and what stands there without one
//	{n:03}                 the place in the gallery as 001
//	{count:04}             the place in the run as 0001
//	{date:yyyymmdd}        the day as 20260320
//
// A name consists of letters a to z, digits, "-" and "_" whatever the template
// and the product say: other scripts are written in Latin letters. So it is one
// safe element of a path on Linux, macOS and Windows; the caller adds the
// extension.
package naming
