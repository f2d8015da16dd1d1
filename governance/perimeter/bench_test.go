package perimeter

import (
	"runtime"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	atlas := load(b)
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
	runtime.KeepAlive(atlas)
}

func BenchmarkSearch(b *testing.B) {
	atlas := load(b)
	for _, query := range []string{"s", "st", "sicoval", "saint etienne", "31320", "communaute d agglomeration du sicoval", "a b c d e f g h i j k l m n o p q r s t u v w x y z"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				atlas.Search(query, "", 20)
			}
		})
	}
}

func BenchmarkSum(b *testing.B) {
	atlas := load(b)
	refs := []Ref{{EPCI, "243100633"}, {Departement, "31"}}
	b.ReportAllocs()
	for b.Loop() {
		atlas.Sum(refs)
	}
}

func load(t testing.TB) *Atlas {
	t.Helper()
	atlas, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}
