# Many machines: systemd's units, Prometheus' rules and Grafana's dashboard for what
# `dpastop -b --prometheus` tells.
systemunitdir = $(prefix)/lib/systemd/system
prometheusdir = $(pkgdatadir)/prometheus
dist_systemunit_DATA = %D%/dpas-metrics@.service %D%/dpas-metrics@.timer
dist_prometheus_DATA = %D%/dpas.rules.yml %D%/dpas-dashboard.json
