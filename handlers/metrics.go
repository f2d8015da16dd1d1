package handlers

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"ctin/model"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics measures the application for Prometheus. Labels are few and bounded:
// a route's pattern, never an address; no person, no coordination.
type metrics struct {
	registry *prometheus.Registry
	took     *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

// newMetrics makes the measures of one application.
func newMetrics(store *model.Store) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "ctin_request_seconds", Help: "Time to answer a request.",
			Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"method", "route", "status"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "ctin_requests_in_flight", Help: "Requests being answered."}),
	}
	m.registry.MustRegister(m.took, m.inFlight, newStoreCollector(store),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// handler shows the measures. One that cannot be taken is left out, and the
// others are shown all the same.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError})
}

// begun counts a request in flight; the answer counts it out.
func (m *metrics) begun(r *http.Request) func(t *trace, took time.Duration) {
	m.inFlight.Inc()
	return func(t *trace, took time.Duration) {
		m.inFlight.Dec()
		m.took.WithLabelValues(knownMethod(r.Method), t.route, strconv.Itoa(t.status)).Observe(took.Seconds())
	}
}

// knownMethod keeps what anybody may invent out of the labels.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
		return method
	}
	return "other"
}

// storeCollector measures the database each time Prometheus asks.
type storeCollector struct {
	store *model.Store
	gauge map[string]*prometheus.Desc
}

// storeGauges are the names and meanings of what storeCollector measures.
var storeGauges = map[string]string{
	"ctin_outbox_waiting":              "Mails not sent yet.",
	"ctin_outbox_oldest_seconds":       "Age of the oldest mail not sent yet.",
	"ctin_outbox_given_up":             "Mails given up, of those still kept.",
	"ctin_sessions_open":               "Sessions of people signed in.",
	"ctin_journal_entries":             "Entries of all journals.",
	"ctin_database_connections":        "Connections to the database.",
	"ctin_database_connections_in_use": "Connections to the database in use.",
	"ctin_database_waits_total":        "Requests that waited for a connection.",
	"ctin_database_wait_seconds_total": "Time spent waiting for a connection.",
	"ctin_database_up":                 "Whether the database answers.",
}

func newStoreCollector(store *model.Store) *storeCollector {
	c := &storeCollector{store, map[string]*prometheus.Desc{}}
	for name, help := range storeGauges {
		c.gauge[name] = prometheus.NewDesc(name, help, nil, nil)
	}
	return c
}

// Describe names the measures.
func (c *storeCollector) Describe(out chan<- *prometheus.Desc) {
	for _, d := range c.gauge {
		out <- d
	}
}

// scrapeTime bounds what one scrape asks of the database.
const scrapeTime = 2 * time.Second

// Collect takes the measures.
func (c *storeCollector) Collect(out chan<- prometheus.Metric) {
	tell := func(name string, kind prometheus.ValueType, value float64) {
		out <- prometheus.MustNewConstMetric(c.gauge[name], kind, value)
	}
	pool := c.store.Pool()
	tell("ctin_database_connections", prometheus.GaugeValue, float64(pool.OpenConnections))
	tell("ctin_database_connections_in_use", prometheus.GaugeValue, float64(pool.InUse))
	tell("ctin_database_waits_total", prometheus.CounterValue, float64(pool.WaitCount))
	tell("ctin_database_wait_seconds_total", prometheus.CounterValue, pool.WaitDuration.Seconds())
	ctx, cancel := context.WithTimeout(context.Background(), scrapeTime)
	defer cancel()
	h, err := c.store.Health(ctx)
	if err != nil {
		tell("ctin_database_up", prometheus.GaugeValue, 0)
		return
	}
	tell("ctin_database_up", prometheus.GaugeValue, 1)
	tell("ctin_outbox_waiting", prometheus.GaugeValue, float64(h.Waiting))
	tell("ctin_outbox_oldest_seconds", prometheus.GaugeValue, h.Oldest.Seconds())
	tell("ctin_outbox_given_up", prometheus.GaugeValue, float64(h.GivenUp))
	tell("ctin_sessions_open", prometheus.GaugeValue, float64(h.Sessions))
	tell("ctin_journal_entries", prometheus.GaugeValue, float64(h.Entries))
}
