package woocommerce

// translations gives, for each column, the headings of other languages, since
// the exporter writes in the language of the site: German, French, Spanish,
// Italian, Dutch, with the older wordings that files still have. Sizes stand
// without their unit.
var translations = map[string][]string{
	"id":                {"ID"},
	"type":              {"Typ", "Tipo"},
	"sku":               {"Artikelnummer", "UGS", "COD", "Código de artículo"},
	"gtin":              {"GTIN, UPC, EAN oder ISBN", "GTIN, UPC, EAN ou ISBN", "GTIN, UPC, EAN o ISBN", "GTIN, UPC, EAN, o ISBN", "GTIN, UPC, EAN of ISBN", "GTIN", "EAN"},
	"name":              {"Nom", "Nombre", "Nome", "Naam"},
	"published":         {"Veröffentlicht", "Publié", "Publicado", "Pubblicato", "Gepubliceerd"},
	"featured":          {"Ist hervorgehoben?", "Mis en avant ?", "¿Está destacado?", "In primo piano?", "Uitgelicht?"},
	"visibility":        {"Sichtbarkeit im Katalog", "Visibilité dans le catalogue", "Visibilidad en el catálogo", "Visibilità nel catalogo", "Zichtbaarheid in catalogus"},
	"short_description": {"Kurzbeschreibung", "Description courte", "Descripción corta", "Breve descrizione", "Korte beschrijving", "Korte omschrijving"},
	"description":       {"Beschreibung", "Descripción", "Descrizione", "Beschrijving"},
	"sale_from":         {"Datum, an dem Angebotspreis beginnt", "Date de début de promo", "Día en que empieza el precio rebajado", "Data di partenza del prezzo in saldo", "Startdatum actieprijs"},
	"sale_to": {
		"Datum, an dem Angebotspreis endet", "Date de fin de promo", "Día en que termina el precio rebajado",
		"Data in cui termina l'offerta", "Termine data del prezzo di vendita", "Einddatum actieprijs",
	},
	"tax_status":   {"Steuerstatus", "État de la TVA", "Estado del impuesto", "Stato delle imposte", "Btw status", "Belastingstatus"},
	"tax_class":    {"Steuerklasse", "Classe de TVA", "Classe TVA", "Clase de impuesto", "Aliquota di imposta", "Belastingklasse"},
	"stock_status": {"Vorrätig?", "En stock ?", "En inventaire?", "¿En inventario?", "¿Existencias?", "Op voorraad?"},
	"stock":        {"Bestand", "Lager", "Lagerbestand", "Inventaire", "Inventario", "Magazzino", "Voorraad"},
	"low_stock":    {"Geringe Lagermenge", "Montant de stock faible", "Cantidad de bajo inventario", "Quantità in magazzino bassa", "Lage voorraad"},
	"backorders": {
		"Lieferrückstände erlaubt?", "Rückstände erlaubt?", "Autoriser les commandes de produits en rupture ?",
		"¿Permitir reservas de productos agotados?", "Abilita gli ordini arretrati?", "Nabestellingen toestaan?",
	},
	"sold_individually": {"Nur einzeln verkaufen?", "Vendre individuellement ?", "¿Vendido individualmente?", "Venduto singolarmente?", "Wordt individueel verkocht?"},
	"weight":            {"Weight", "Gewicht", "Poids", "Peso"},
	"length":            {"Length", "Länge", "Longueur", "Longitud", "Lunghezza", "Lengte"},
	"width":             {"Width", "Breite", "Largeur", "Anchura", "Ancho", "Larghezza", "Breedte"},
	"height":            {"Height", "Höhe", "Hauteur", "Altura", "Altezza", "Hoogte"},
	"reviews": {
		"Kundenrezensionen erlauben?", "Kundenbewertungen erlauben?", "Autoriser les avis clients ?",
		"¿Permitir valoraciones de clientes?", "Permetti le recensioni clienti?", "Klantbeoordelingen toestaan?",
	},
	"purchase_note":   {"Hinweis zum Kauf", "Note de commande", "Note de l'achat", "Nota de compra", "Nota di acquisto", "Aankoopnotitie"},
	"sale_price":      {"Angebotspreis", "Tarif promo", "Prix promo", "Precio rebajado", "Prezzo in offerta", "Actieprijs"},
	"regular_price":   {"Regulärer Preis", "Normaler Preis", "Tarif régulier", "Prix régulier", "Precio normal", "Prezzo di listino", "Reguliere prijs"},
	"categories":      {"Kategorien", "Catégories", "Categorías", "Categorie", "Categorieën"},
	"tags":            {"Schlagwörter", "Étiquettes", "Etiquetas", "Etichette", "Tag"},
	"shipping_class":  {"Versandklasse", "Classe d'expédition", "Classe de livraison", "Clase de envío", "Classe di spedizione", "Verzendklasse"},
	"images":          {"Bilder", "Imágenes", "Immagine", "Immagini", "Afbeeldingen"},
	"download_limit":  {"Downloadlimit", "Limite de téléchargement", "Límite de descargas", "Limite di download", "Downloadlimiet"},
	"download_expiry": {"Ablauftage des Downloads", "Jours d'expiration du téléchargement", "Días de caducidad de la descarga", "Días de expiración de la descarga", "Scarica i giorni di scadenza", "Dagen vervaltijd download"},
	"parent":          {"Übergeordnetes Produkt", "Superior", "Genitore", "Hoofd", "Bovenliggend"},
	"grouped":         {"Gruppierte Produkte", "Groupes de produits", "Productos agrupados", "Prodotti raggruppati", "Gegroepeerde producten"},
	"upsells":         {"Zusatzverkäufe", "Produits suggérés", "Montée en gamme", "Ventas dirigidas", "Up-sell", "Up-sells"},
	"cross_sells":     {"Cross-Sells (Querverkäufe)", "Querverkäufe", "Ventes croisées", "Ventas cruzadas", "Cross-sell"},
	"external_url":    {"Externe URL", "URL externe", "URL externa", "URL esterno", "URL esterna"},
	"button_text":     {"Button-Text", "Libellé du bouton", "Texto del botón", "Testo del pulsante", "Knop tekst", "Knoptekst"},
	"position":        {"Posición", "Posizione", "Positie"},
	"cost":            {"Cost of goods", "Selbstkosten", "Coût des marchandises", "Coste de los productos", "Costo della merce", "Kostprijs"},
	"brands":          {"Brands", "Brand", "Marken", "Marques", "Marcas", "Marchi", "Merken"},
}

// numbered gives the headings of the groups without their number, folded.
var numbered = map[string][2]string{
	"attribute name": {"attribute", "name"}, "attribute value s": {"attribute", "values"}, "attribute values": {"attribute", "values"}, "attribute value": {"attribute", "values"},
	"attribute visible": {"attribute", "visible"}, "attribute global": {"attribute", "global"}, "attribute default": {"attribute", "default"},

	"attribut name": {"attribute", "name"}, "attribut wert e": {"attribute", "values"}, "attribut werte": {"attribute", "values"},
	"attribut sichtbar": {"attribute", "visible"}, "attribut global": {"attribute", "global"}, "attribut standard": {"attribute", "default"},

	"nom de l attribut": {"attribute", "name"}, "valeur s de l attribut": {"attribute", "values"}, "attribut visible": {"attribute", "visible"},
	"attribut par defaut": {"attribute", "default"},

	"nombre del atributo": {"attribute", "name"}, "valor es del atributo": {"attribute", "values"}, "atributo visible": {"attribute", "visible"},
	"atributo global": {"attribute", "global"}, "atributo por defecto": {"attribute", "default"},

	"attributo nome": {"attribute", "name"}, "nome dell attributo": {"attribute", "name"}, "attributo valuta e": {"attribute", "values"},
	"attributo valore i": {"attribute", "values"}, "valore dell attributo": {"attribute", "values"}, "valori dell attributo": {"attribute", "values"},
	"attributo visibile": {"attribute", "visible"}, "attributo globale": {"attribute", "global"}, "attributo predefinito": {"attribute", "default"},

	"naam eigenschap": {"attribute", "name"}, "waarde eigenschap": {"attribute", "values"}, "waarde n eigenschap": {"attribute", "values"},
	"zichtbare eigenschap": {"attribute", "visible"}, "globale eigenschap": {"attribute", "global"}, "standaardeigenschap": {"attribute", "default"},

	"download id": {"download", "id"}, "download name": {"download", "name"}, "download url": {"download", "url"},
	"id du telechargement": {"download", "id"}, "nom du telechargement": {"download", "name"}, "url du telechargement": {"download", "url"},
	"id de descarga": {"download", "id"}, "nombre de la descarga": {"download", "name"}, "url de la descarga": {"download", "url"},
	"download nome": {"download", "name"}, "nome del download": {"download", "name"}, "url del download": {"download", "url"},
	"download naam": {"download", "name"}, "naam download": {"download", "name"}, "url download": {"download", "url"},
}
