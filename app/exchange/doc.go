// Package exchange brings the product files of shops into the workspace and
// writes them back: it recognises a file, shows what an import would do, does
// it as one operation, and exports products so that what nobody edited goes
// back as it came.
//
// A file that is imported and exported again comes back with the same cells
// under the same headings, in the same spelling, but for this:
//
//   - Variations stand behind their product, wherever they stood; the rows of
//     one Shopify product stand together.
//   - Rows without content are gone, and a row that ended early is filled up.
//   - The text is UTF-8, with a byte order mark where it was another encoding.
//     A Shopify file has commas and no mark, whatever it had: Shopify takes
//     nothing else.
//   - Quotes stand where RFC 4180 asks for them, and no others.
//   - Columns are added behind the file's own where an edit needs one.
package exchange
