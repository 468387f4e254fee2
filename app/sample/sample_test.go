package sample_test

import (
	"image"
	_ "image/jpeg"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/sample"
)

var now = time.Date(2026, 3, 16, 8, 0, 0, 0, time.UTC)

func load(t *testing.T) []sample.Shop {
	t.Helper()
	shops, err := sample.Load(now)
	if err != nil {
		t.Fatal(err)
	}
	return shops
}

// everything lists the products of a shop, each followed by its variations.
func everything(shop sample.Shop) []sample.Item {
	var all []sample.Item
	for _, item := range shop.Items {
		all = append(append(all, item), item.Variations...)
	}
	return all
}

func TestTheShopsAreInOrder(t *testing.T) {
	shops := load(t)
	if len(shops) != 3 {
		t.Fatalf("%d shops", len(shops))
	}
	products, variations := 0, 0
	for _, shop := range shops {
		if err := shop.Client.Check(); err != nil {
			t.Errorf("client %s: %v", shop.Client.Name, err)
		}
		if err := shop.Store.Check(); err != nil || !shop.Store.Sample {
			t.Errorf("store %s: %v, sample %t", shop.Store.Name, err, shop.Store.Sample)
		}
		products += len(shop.Items)
		variations += len(everything(shop)) - len(shop.Items)
	}
	if products < 38 || products > 45 || variations < 20 {
		t.Errorf("%d products with %d variations", products, variations)
	}
}

func TestEveryProductIsValid(t *testing.T) {
	for _, shop := range load(t) {
		skus, slugs, codes, images := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]string{}
		for _, item := range everything(shop) {
			p := item.Product
			for _, problem := range catalog.Validate(&p) {
				if problem.Severe {
					t.Errorf("%s: %s: %s", p.SKU, problem.Field, problem.Text)
				}
			}
			if p.SKU == "" || skus[p.SKU] {
				t.Errorf("SKU %q is missing or used twice", p.SKU)
			}
			if p.Slug != "" && slugs[p.Slug] || p.Slug == "" && !p.IsVariation() {
				t.Errorf("%s: link address %q is missing or used twice", p.SKU, p.Slug)
			}
			if p.GTIN != "" && (codes[p.GTIN] || len(p.GTIN) != 13) {
				t.Errorf("%s: barcode %q is used twice or is no EAN", p.SKU, p.GTIN)
			}
			skus[p.SKU], slugs[p.Slug], codes[p.GTIN] = true, true, true
			for i, picture := range p.Images {
				if before, used := images[picture.FileName]; used && before != item.Photos[i] {
					t.Errorf("%s: the file name %q stands for two pictures", p.SKU, picture.FileName)
				}
				images[picture.FileName] = item.Photos[i]
			}
		}
	}
}

func TestStockAndAvailabilityAgree(t *testing.T) {
	for _, shop := range load(t) {
		for _, item := range everything(shop) {
			p := item.Product
			if p.ManageStock != p.Stock.Set {
				t.Errorf("%s: counted %t, stock %+v", p.SKU, p.ManageStock, p.Stock)
			}
			soldOut := p.Stock.Set && p.Stock.N == 0
			if soldOut == (p.StockStatus == catalog.InStock) {
				t.Errorf("%s: stock %d and %s", p.SKU, p.Stock.N, p.StockStatus)
			}
			if p.Cost.Set && !p.Cost.Less(p.RegularPrice) {
				t.Errorf("%s costs more than it brings", p.SKU)
			}
		}
	}
}

func TestLinkedProductsExist(t *testing.T) {
	for _, shop := range load(t) {
		skus := map[string]bool{}
		for _, item := range shop.Items {
			skus[item.Product.SKU] = true
		}
		for _, item := range shop.Items {
			for _, sku := range slices.Concat(item.Product.Upsells, item.Product.CrossSells, item.Product.Grouped) {
				if !skus[sku] {
					t.Errorf("%s leads to %s, which is not there", item.Product.SKU, sku)
				}
			}
		}
	}
}

func TestEveryPhotoDecodesAndIsSmall(t *testing.T) {
	photos, err := sample.Photos()
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, shop := range load(t) {
		for _, item := range everything(shop) {
			if len(item.Photos) != len(item.Product.Images) {
				t.Errorf("%s has %d photos for %d images", item.Product.SKU, len(item.Photos), len(item.Product.Images))
			}
			for _, name := range item.Photos {
				shown[name] = true
			}
		}
	}
	var total int64
	err = fs.WalkDir(photos, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		total += info.Size()
		delete(shown, path)
		file, err := photos.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		picture, _, err := image.Decode(file)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		} else if size := picture.Bounds().Size(); size != image.Pt(640, 640) {
			t.Errorf("%s is %v", path, size)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range shown {
		t.Errorf("the photo %s is shown and not there", name)
	}
	if total > 2_500_000 {
		t.Errorf("the photos have %d bytes", total)
	}
}

func TestSalesAreDatedAroundTheDayOfInstalling(t *testing.T) {
	running := 0
	for _, shop := range load(t) {
		today := catalog.WallTime(now.In(shop.Store.Location()).Format(time.DateTime))
		for _, item := range everything(shop) {
			p := item.Product
			if strings.Contains(string(p.SaleFrom+p.SaleTo), "today") {
				t.Errorf("%s: sale from %q to %q", p.SKU, p.SaleFrom, p.SaleTo)
			}
			if p.SaleFrom != "" && p.SaleFrom <= today && p.SaleTo >= today[:10] {
				running++
			}
		}
	}
	if running < 3 {
		t.Errorf("%d dated sales are running", running)
	}
}

// The shops have problems to solve; without them there would be nothing to try.
func TestTheProblemsToSolveAreThere(t *testing.T) {
	found := map[string]int{}
	for _, shop := range load(t) {
		titles := map[string]bool{}
		for _, item := range shop.Items {
			p := item.Product
			count := func(problem string, is bool) {
				if is {
					found[problem]++
				}
			}
			count("title used twice", titles[p.Title])
			titles[p.Title] = true
			count("draft", p.Status == catalog.Draft)
			count("sold out", p.StockStatus == catalog.OutOfStock)
			count("low stock", p.Stock.Set && p.LowStock.Set && p.Stock.N > 0 && p.Stock.N <= p.LowStock.N)
			count("no short description", p.ShortDescription == "" && shop.Store.Platform == "woocommerce")
			count("no picture", len(p.Images) == 0)
			count("no search description", p.SEODescription == "")
			for i, picture := range p.Images {
				count("backdrop in front", i == 0 && strings.Contains(item.Photos[0], "_backdrop"))
				for _, finding := range alttext.Lint(picture.Alt, alttext.AboutImage(p, picture)).Findings {
					count(string(finding.Rule), true)
				}
			}
		}
	}
	for _, problem := range []string{
		"title used twice", "draft", "sold out", "low stock", "no short description", "no picture", "no search description", "backdrop in front",
		"empty", "file name", "picture of", "all capitals", "repeated word", "duplicate",
	} {
		if found[problem] == 0 {
			t.Errorf("no product has the problem %q: %v", problem, found)
		}
	}
	if found["empty"] > 30 {
		t.Errorf("%d pictures without ALT text are more work than fun", found["empty"])
	}
}

// The shops are what the bench is tried on: each photo named by SKU finds its
// product.
func TestPhotosNamedBySKUMatchTheirProduct(t *testing.T) {
	photos, err := sample.Photos()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(photos, "*.jpg")
	if err != nil {
		t.Fatal(err)
	}
	var candidates []matching.Candidate
	for _, shop := range load(t) {
		for _, item := range shop.Items {
			item.Product.ID = catalog.ID(len(candidates) + 1)
			var variations []catalog.Product
			for i, variation := range item.Variations {
				variation.Product.ID = item.Product.ID + catalog.ID(i) + 1
				variations = append(variations, variation.Product)
			}
			candidates = append(candidates, matching.Candidates(item.Product, variations)...)
		}
	}
	index := matching.NewIndex(candidates)
	// The drawings of teas carry the SKU of one size, and one product has only sizes.
	for _, name := range names {
		best := index.Match(name).Best
		if best.ID == 0 || best.Score < matching.Sure {
			t.Errorf("%s: %+v", name, best)
			continue
		}
		if sku := candidates[best.ID-1].SKU; !strings.HasPrefix(name, sku) && !strings.HasPrefix(sku, strings.SplitN(name, "_", 2)[0]) {
			t.Errorf("%s was matched with %s", name, sku)
		}
	}
}
