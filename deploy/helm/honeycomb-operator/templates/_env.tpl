{{/* A setting left out stays the operator's own default: it is written down in one place. */}}
{{- define "honeycomb-operator.env" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: POD_NAMESPACE
  valueFrom:
    fieldRef:
      fieldPath: metadata.namespace
{{- with .Values.installation }}
- name: HONEYCOMB_OPERATOR_INSTALLATION
  value: {{ . | quote }}
{{- end }}
{{- with .Values.watchNamespaces }}
- name: HONEYCOMB_OPERATOR_WATCH_NAMESPACES
  value: {{ join "," . | quote }}
{{- end }}
{{- range $name := list "watchPods" "publishKeyIds" "restartWorkloads" }}
{{- if get $.Values $name }}
- name: HONEYCOMB_OPERATOR_{{ $name | snakecase | upper }}
  value: "true"
{{- end }}
{{- end }}
{{- range $name, $value := .Values.settings }}
{{- if not (or (kindIs "invalid" $value) (and (kindIs "slice" $value) (empty $value))) }}
- name: HONEYCOMB_OPERATOR_{{ $name | snakecase | upper }}
  value: {{ (kindIs "slice" $value | ternary (join "," $value) (toString $value)) | quote }}
{{- end }}
{{- end }}
- name: QUARKUS_LOG_CONSOLE_JSON_ENABLED
  value: {{ .Values.logging.json | quote }}
- name: QUARKUS_LOG_CATEGORY__DEV_HONEYCOMBOPERATOR__LEVEL
  value: {{ .Values.logging.level }}
{{- with .Values.javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ join " " . | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
