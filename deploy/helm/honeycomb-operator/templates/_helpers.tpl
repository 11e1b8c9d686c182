{{- define "honeycomb-operator.name" -}}
{{- .Values.nameOverride | default .Chart.Name -}}
{{- end }}

{{/* 52 characters leave room for suffixes within the 63 of a Service's name. */}}
{{- define "honeycomb-operator.fullname" -}}
{{- $name := include "honeycomb-operator.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{/* Cluster-scoped objects of releases with one name in two namespaces must not collide. */}}
{{- define "honeycomb-operator.clusterName" -}}
{{- printf "%s-%s" .Release.Namespace (include "honeycomb-operator.fullname" .) -}}
{{- end }}

{{- define "honeycomb-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "honeycomb-operator.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end }}

{{- define "honeycomb-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "honeycomb-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "honeycomb-operator.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "honeycomb-operator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "honeycomb-operator.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* "true" or "": null means true, and a plain `default` would turn false into true. */}}
{{- define "honeycomb-operator.leaderElection" -}}
{{- if not (eq (toString .Values.settings.leaderElection) "false") -}}true{{- end -}}
{{- end }}

{{- define "honeycomb-operator.leaseNamespace" -}}
{{- .Values.settings.leaseNamespace | default .Release.Namespace -}}
{{- end }}

{{/* Whole seconds of an ISO-8601 duration, rounded up. */}}
{{- define "honeycomb-operator.seconds" -}}
{{- $days := regexFind "[0-9]+D" . | trimSuffix "D" | int -}}
{{- $hours := regexFind "[0-9]+H" . | trimSuffix "H" | int -}}
{{- $minutes := regexFind "[0-9]+M" . | trimSuffix "M" | int -}}
{{- $seconds := regexFind "[0-9.]+S" . | trimSuffix "S" | float64 | ceil | int -}}
{{- add (mul $days 86400) (mul $hours 3600) (mul $minutes 60) $seconds -}}
{{- end }}

{{/* A pod killed while it writes a Secret would leave a key behind that nobody holds. */}}
{{- define "honeycomb-operator.gracePeriod" -}}
{{- $timeout := include "honeycomb-operator.seconds" (.Values.settings.terminationTimeout | default "PT90S") | int -}}
{{- $grace := .Values.terminationGracePeriodSeconds | default (add $timeout 15) | int -}}
{{- if le $grace $timeout -}}
{{- fail (printf "terminationGracePeriodSeconds: %d has to be more than settings.terminationTimeout, %d seconds" $grace $timeout) -}}
{{- end -}}
{{- $grace -}}
{{- end }}
