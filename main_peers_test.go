package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"storehand/app/photo/phototest"
)

// photoJob is work that programs that prepare photos are compared by.
type photoJob struct {
	name    string
	photos  string // what the names of the photos begin with
	box     int    // pixels of the square they are fitted in
	format  string
	quality int
	pad     bool // to the whole square, on white
}

var photoJobs = []photoJob{
	{"web", "IMG_", 2048, "jpeg", 82, false},
	{"square", "IMG_", 1200, "jpeg", 82, true},
	{"thumb", "IMG_", 256, "jpeg", 82, false},
	{"webp", "IMG_", 2048, "webp", 80, false},
	{"progressive", "PR_", 2048, "jpeg", 82, false},
	{"P3", "P3_", 2048, "jpeg", 82, false},
	{"PNG", "RGB", 2048, "jpeg", 82, false},
}

// peer is a program that prepares photos too. Each gets two processors' worth
// of work and its best settings.
type peer struct {
	name, program string
	script        func(photoJob) string // for sh, of LIST and OUT; empty where it cannot do the job
}

var peers = []peer{
	{"sharp", "node", sharpScript},
	{"vipsthumbnail", "vipsthumbnail", func(j photoJob) string {
		if j.pad {
			return ""
		}
		saving := fmt.Sprintf("Q=%d,strip", j.quality)
		if j.format == "jpeg" {
			saving += ",optimize_coding"
		}
		return fmt.Sprintf(`xargs -P2 -n4 env VIPS_CONCURRENCY=1 vipsthumbnail --size '%dx%d>' -o "$OUT/%%s.%s[%s]" <"$LIST"`, j.box, j.box, j.format, saving)
	}},
	{"ImageMagick", "mogrify", func(j photoJob) string {
		return fmt.Sprintf(`xargs -P2 -n4 env MAGICK_THREAD_LIMIT=1 mogrify -path "$OUT" -define jpeg:size=%[1]dx%[1]d -auto-orient -resize '%[1]dx%[1]d>' %[2]s -quality %[3]d -strip -format %[4]s <"$LIST"`,
			j.box, j.magickPadding(), j.quality, j.format)
	}},
	{"GraphicsMagick", "gm", func(j photoJob) string {
		return fmt.Sprintf(`cd "$(dirname "$(head -n1 "$LIST")")" && sed 's,.*/,,' "$LIST" | xargs -P2 -n4 env OMP_NUM_THREADS=1 gm mogrify -output-directory "$OUT" -size %[1]dx%[1]d -auto-orient -filter Lanczos -resize '%[1]dx%[1]d>' %[2]s -quality %[3]d +profile '*' -format %[4]s`,
			j.box, j.magickPadding(), j.quality, j.format)
	}},
}

func (j photoJob) magickPadding() string {
	if !j.pad {
		return ""
	}
	return fmt.Sprintf("-background white -gravity center -extent %[1]dx%[1]d", j.box)
}

// sharpScript runs sharp, a package of Node, where it is installed in the
// cache: npm install --prefix ~/.cache/storehand-peers sharp
func sharpScript(j photoJob) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sharp := filepath.Join(cache, "storehand-peers", "node_modules", "sharp")
	if _, err := os.Stat(sharp); err != nil {
		return ""
	}
	resize := fmt.Sprintf(`resize(%[1]d,%[1]d,{fit:"inside",withoutEnlargement:true,kernel:"lanczos3"})`, j.box)
	if j.pad {
		resize = fmt.Sprintf(`resize(%[1]d,%[1]d,{fit:"contain",background:"#fff",kernel:"lanczos3"})`, j.box)
	}
	save := fmt.Sprintf(`flatten({background:"#fff"}).jpeg({quality:%d,chromaSubsampling:"4:2:0",optimiseCoding:true})`, j.quality)
	if j.format == "webp" {
		save = fmt.Sprintf(`webp({quality:%d,effort:4})`, j.quality)
	}
	return fmt.Sprintf(`node -e '
		const sharp=require("%s"),path=require("path"),files=require("fs").readFileSync(process.env.LIST,"utf8").trim().split("\n");
		sharp.cache(false);sharp.concurrency(1);let i=0;
		const work=async()=>{while(i<files.length){const f=files[i++];
			await sharp(f).autoOrient().%s.%s.toFile(path.join(process.env.OUT,path.basename(f)+".%s"))}};
		Promise.all([work(),work(),work()]).catch(e=>{console.error(e);process.exit(1)})'`, sharp, resize, save, j.format)
}

// peerRounds is how often each program does each job, in turn.
const peerRounds = 3

// BenchmarkPeers prints how fast Storehand does each job beside its peers.
// Figures are of one run: machines differ more than programs do.
func BenchmarkPeers(b *testing.B) {
	for _, p := range peers {
		if _, err := exec.LookPath(p.program); err != nil || p.script(photoJobs[0]) == "" {
			fmt.Printf("%s is not installed here and takes no part.\n", p.name)
		}
	}
	dir := peerPhotos(b)
	for _, j := range photoJobs {
		photos, err := filepath.Glob(filepath.Join(dir, j.photos+"*"))
		if err != nil {
			b.Fatal(err)
		}
		if len(photos) == 0 {
			fmt.Printf("There are no photos for %s: ../shared/bench/photos is absent.\n", j.name)
			continue
		}
		b.Run(j.name, func(b *testing.B) { comparePeers(b, j, photos) })
	}
}

// peerPhotos is a folder of real photos, or of ones made up where those are
// absent.
func peerPhotos(b *testing.B) string {
	if dir, err := filepath.Abs(filepath.Join("..", "shared", "bench", "photos")); err == nil {
		if _, err := os.Stat(dir); err == nil {
			return dir
		}
	}
	dir := b.TempDir()
	for i := range 6 {
		picture := phototest.Photo(4000-40*i, 3000)
		write(b, dir, fmt.Sprintf("IMG_%d.jpg", i), phototest.JPEG(b, picture, 92))
		if i < 2 {
			write(b, dir, fmt.Sprintf("RGB_%d.png", i), phototest.PNG(b, picture))
		}
	}
	return dir
}

// contender is a program with the command that does a job.
type contender struct {
	name  string
	start func(out string) *exec.Cmd
	took  []time.Duration
}

func contenders(b *testing.B, j photoJob, photos []string) []*contender {
	list := write(b, b.TempDir(), "list.txt", []byte(strings.Join(photos, "\n")+"\n"))
	fit := "inside"
	if j.pad {
		fit = "pad"
	}
	size := strconv.Itoa(j.box) + "x" + strconv.Itoa(j.box)
	all := []*contender{{name: "Storehand", start: func(out string) *exec.Cmd {
		flags := []string{"prep", "--jobs", "2", "--size", size, "--fit", fit, "--format", j.format, "--quality", strconv.Itoa(j.quality), "--out", out}
		return child(b, "program", append(flags, photos...)...)
	}}}
	for _, p := range peers {
		script := p.script(j)
		if _, err := exec.LookPath(p.program); err != nil || script == "" {
			continue
		}
		all = append(all, &contender{name: p.name, start: func(out string) *exec.Cmd {
			command := exec.Command("sh", "-c", script)
			command.Env = append(os.Environ(), "LIST="+list, "OUT="+out)
			return command
		}})
	}
	return all
}

// comparePeers has each program do a job in turn, another one first each time.
func comparePeers(b *testing.B, j photoJob, photos []string) {
	all := contenders(b, j, photos)
	for round := range peerRounds {
		for i := range all {
			c := all[(round+i)%len(all)]
			out := b.TempDir()
			began := time.Now()
			if output, err := c.start(out).CombinedOutput(); err != nil {
				b.Fatalf("%s: %v: %s", c.name, err, output)
			}
			c.took = append(c.took, time.Since(began))
			if made := names(b, out); len(made) != len(photos) {
				b.Fatalf("%s made %d of %d pictures", c.name, len(made), len(photos))
			}
		}
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "\n%s, %d photos\tphotos/s\tStorehand is faster by\t\n", j.name, len(photos))
	for _, c := range all {
		fmt.Fprintf(table, "%s\t%.1f\t", c.name, float64(len(photos))/middle(c.took).Seconds())
		if c != all[0] {
			ratio := ratio(c.took, all[0].took)
			fmt.Fprintf(table, "%.2f ×", ratio)
			b.ReportMetric(ratio, "×"+c.name)
		}
		fmt.Fprint(table, "\t\n")
	}
	if err := table.Flush(); err != nil {
		b.Fatal(err)
	}
}

// middle is the median.
func middle(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

// ratio is the median of how much longer one program took, round by round.
func ratio(longer, shorter []time.Duration) float64 {
	ratios := make([]float64, len(longer))
	for i := range longer {
		ratios[i] = float64(longer[i]) / float64(shorter[i])
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}
