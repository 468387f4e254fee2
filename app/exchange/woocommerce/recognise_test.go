package woocommerce_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/exchange/table"
	"storehand/app/exchange/woocommerce"
)

// headings are those of the exporter in other languages, with one attribute and
// one custom field.
var headings = map[string]string{
	"English":    "ID;Type;SKU;GTIN, UPC, EAN, or ISBN;Name;Published;Is featured?;Visibility in catalog;Short description;Description;Date sale price starts;Date sale price ends;Tax status;Tax class;In stock?;Stock;Low stock amount;Backorders allowed?;Sold individually?;Weight (kg);Length (cm);Width (cm);Height (cm);Allow customer reviews?;Purchase note;Sale price;Regular price;Categories;Tags;Shipping class;Images;Download limit;Download expiry days;Parent;Grouped products;Upsells;Cross-sells;External URL;Button text;Position;Brands;Attribute 1 name;Attribute 1 value(s);Attribute 1 visible;Attribute 1 global;Attribute 1 default;Meta: _key",
	"German":     "ID;Typ;Artikelnummer;GTIN, UPC, EAN oder ISBN;Name;Veröffentlicht;Ist hervorgehoben?;Sichtbarkeit im Katalog;Kurzbeschreibung;Beschreibung;Datum, an dem Angebotspreis beginnt;Datum, an dem Angebotspreis endet;Steuerstatus;Steuerklasse;Vorrätig?;Bestand;Geringe Lagermenge;Lieferrückstande erlaubt?;Nur einzeln verkaufen?;Gewicht (kg);Länge (cm);Breite (cm);Höhe (cm);Kundenrezensionen erlauben?;Hinweis zum Kauf;Angebotspreis;Regulärer Preis;Kategorien;Schlagwörter;Versandklasse;Bilder;Downloadlimit;Ablauftage des Downloads;Übergeordnetes Produkt;Gruppierte Produkte;Zusatzverkäufe;Cross-Sells (Querverkäufe);Externe URL;Button-Text;Position;Marken;Attribut 1 Name;Attribut 1 Wert(e);Attribut 1 Sichtbar;Attribut 1 Global;Attribut 1 Standard;Meta: _key",
	"French":     "ID;Type;UGS;GTIN, UPC, EAN ou ISBN;Nom;Publié;Mis en avant ?;Visibilité dans le catalogue;Description courte;Description;Date de début de promo;Date de fin de promo;État de la TVA;Classe de TVA;En stock ?;Stock;Montant de stock faible;Autoriser les commandes de produits en rupture ?;Vendre individuellement ?;Poids (kg);Longueur (cm);Largeur (cm);Hauteur (cm);Autoriser les avis clients ?;Note de commande;Tarif promo;Tarif régulier;Catégories;Étiquettes;Classe d’expédition;Images;Limite de téléchargement;Jours d’expiration du téléchargement;Parent;Groupes de produits;Produits suggérés;Ventes croisées;URL externe;Libellé du bouton;Position;Marques;Nom de l’attribut 1;Valeur(s) de l’attribut 1 ;Attribut 1 visible;Attribut 1 global;Attribut 1 par défaut;Méta : _key",
	"Spanish":    "ID;Tipo;SKU;GTIN, UPC, EAN o ISBN;Nombre;Publicado;¿Está destacado?;Visibilidad en el catálogo;Descripción corta;Descripción;Día en que empieza el precio rebajado;Día en que termina el precio rebajado;Estado del impuesto;Clase de impuesto;¿Existencias?;Inventario;Cantidad de bajo inventario;¿Permitir reservas de productos agotados?;¿Vendido individualmente?;Peso (kg);Longitud (cm);Anchura (cm);Altura (cm);¿Permitir valoraciones de clientes?;Nota de compra;Precio rebajado;Precio normal;Categorías;Etiquetas;Clase de envío;Imágenes;Límite de descargas;Días de caducidad de la descarga;Superior;Productos agrupados;Ventas dirigidas;Ventas cruzadas;URL externa;Texto del botón;Posición;Marcas;Nombre del atributo 1;Valor(es) del atributo 1;Atributo visible 1;Atributo global 1;Atributo por defecto 1;Meta: _key",
	"Italian":    "ID;Tipo;SKU;GTIN, UPC, EAN, o ISBN;Nome;Pubblicato;In primo piano?;Visibilità nel catalogo;Breve descrizione;Descrizione;Data di partenza del prezzo in saldo;Data in cui termina l'offerta;Stato delle imposte;Aliquota di imposta;In stock?;Magazzino;Quantità in magazzino bassa;Abilita gli ordini arretrati?;Venduto singolarmente?;Peso (kg);Lunghezza (cm);Larghezza (cm);Altezza (cm);Permetti le recensioni clienti?;Nota di acquisto;Prezzo in offerta;Prezzo di listino;Categorie;Tag;Classe di spedizione;Immagine;Limite di download;Scarica i giorni di scadenza;Genitore;Prodotti raggruppati;Up-sell;Cross-sell;URL esterno;Testo del pulsante;Posizione;Marchi;Attributo 1 nome;Attributo 1 valuta(e);Attributo 1 visibile;Attributo 1 globale;Attributo 1 predefinito;Meta: _key",
	"Dutch":      "ID;Type;SKU;GTIN, UPC, EAN of ISBN;Naam;Gepubliceerd;Uitgelicht?;Zichtbaarheid in catalogus;Korte omschrijving;Beschrijving;Startdatum actieprijs;Einddatum actieprijs;Btw status;Belastingklasse;Op voorraad?;Voorraad;Lage voorraad;Nabestellingen toestaan?;Wordt individueel verkocht?;Gewicht (kg);Lengte (cm);Breedte (cm);Hoogte (cm);Klantbeoordelingen toestaan?;Aankoopnotitie;Actieprijs;Reguliere prijs;Categorieën;Tags;Verzendklasse;Afbeeldingen;Downloadlimiet;Dagen vervaltijd download;Hoofd;Gegroepeerde producten;Upsells;Cross-sells;Externe URL;Knop tekst;Positie;Merken;Naam eigenschap 1;Waarde eigenschap 1;Zichtbare eigenschap 1;Globale eigenschap 1;Standaardeigenschap 1;Meta: _key",
	"other case": "id;type;sku;gtin, upc, ean, or isbn;name;published;is featured;visibility in catalog;short description;description;date sale price starts;date sale price ends;tax status;tax class;in stock;stock;low stock amount;backorders allowed;sold individually;weight (kg);length (cm);width (cm);height (cm);allow customer reviews;purchase note;sale price;regular price;categories;tags;shipping class;images;download limit;download expiry days;parent;grouped products;upsells;cross sells;external url;button text;position;brands;attribute 1 name;attribute 1 values;attribute 1 visible;attribute 1 global;attribute 1 default;meta: _key",
}

// wanted are the names of those columns.
func wanted() (names []string) {
	for _, column := range woocommerce.Columns {
		names = append(names, column.Name)
	}
	return append(names, "brands", "attribute 1 name", "attribute 1 values", "attribute 1 visible", "attribute 1 global", "attribute 1 default", "meta _key")
}

func TestHeadingsInSixLanguages(t *testing.T) {
	for language, line := range headings {
		t.Run(language, func(t *testing.T) {
			names, ok := woocommerce.Recognise(strings.Split(line, ";"), nil)
			if !ok {
				t.Fatal("not taken for a product file")
			}
			if diff := cmp.Diff(wanted(), names); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// An export in a language that is not known is read by the order of its columns
// and the values that are never translated.
func TestHeadingsInAnotherLanguageByOrder(t *testing.T) {
	english := strings.Split(headings["English"], ";")
	for name, dropped := range map[string][]string{
		"current": nil, "before barcodes": {"GTIN, UPC, EAN, or ISBN"}, "before low stock": {"GTIN, UPC, EAN, or ISBN", "Low stock amount"},
	} {
		t.Run(name, func(t *testing.T) {
			var polish, row, want []string
			for i, heading := range english[:40] {
				if slices.Contains(dropped, heading) {
					continue
				}
				translated := "Kolumna " + string(rune('a'+i%26)) + string(rune('a'+i/26))
				value := ""
				switch heading {
				case "ID":
					translated = "ID"
				case "Type":
					value = "simple, virtual"
				case "Visibility in catalog":
					value = "visible"
				case "Tax status":
					value = "taxable"
				case "Weight (kg)", "Length (cm)", "Width (cm)", "Height (cm)":
					translated += heading[strings.Index(heading, " ("):]
				}
				polish, row, want = append(polish, translated), append(row, value), append(want, wanted()[i])
			}
			polish = append(polish, "Atrybut 1 nazwa", "Atrybut 1 wartości", "Atrybut 1 widoczny", "Atrybut 1 globalny", "Wtyczka")
			row = append(row, "", "", "", "", "")
			want = append(want, "attribute 1 name", "attribute 1 values", "attribute 1 visible", "attribute 1 global", "")
			names, ok := woocommerce.Recognise(polish, []table.Row{{Line: 2, Cells: row}})
			if !ok {
				t.Fatal("not taken for a product file")
			}
			if diff := cmp.Diff(want, names); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOtherTablesAreNotTakenForProducts(t *testing.T) {
	for _, line := range []string{
		"Country Code,State Code,ZIP/Postcode,City,Rate %,Tax Name,Priority,Compound,Shipping,Tax Class", "Name,Email,Tags,Position",
		"sku,title,price", "Date,Page,Views,Clicks",
	} {
		if names, ok := woocommerce.Recognise(strings.Split(line, ","), nil); ok {
			t.Errorf("%s is taken for products: %q", line, names)
		}
	}
}

func TestSearchTextsComeFromThePluginThatIsUsed(t *testing.T) {
	columns := []string{"SKU", "Regular price", "Stock", "Sale price", "Meta: _yoast_wpseo_title", "Meta: rank_math_title", "Meta: _wc_cog_cost"}
	head := []table.Row{{Line: 2, Cells: []string{"A", "1", "", "", "", "Mug | Shop", "0.50"}}}
	names, ok := woocommerce.Recognise(columns, head)
	if !ok {
		t.Fatal("not taken for a product file")
	}
	if diff := cmp.Diff([]string{"meta _yoast_wpseo_title", "seo_title", "cost"}, names[4:]); diff != "" {
		t.Error(diff)
	}
}
