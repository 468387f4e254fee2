// Package woocommerce reads and writes the product CSV of WooCommerce's own
// exporter and importer (Products, Export and Import in WordPress).
//
// The rules follow the plugin's source: class-wc-product-csv-exporter.php,
// abstract-wc-csv-exporter.php and class-wc-product-csv-importer.php.
package woocommerce
