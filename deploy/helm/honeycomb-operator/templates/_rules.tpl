{{/* What the operator does in a namespace that it serves. */}}
{{- define "honeycomb-operator.namespaceRules" -}}
# The keys asked for. Finalizers are written on the resource itself; users alone make and delete
# resources.
- apiGroups: [honeycomb-operator.dev]
  resources: [honeycombapikeys]
  verbs: [get, list, watch, update, patch]
# Conditions, key id, environment.
- apiGroups: [honeycomb-operator.dev]
  resources: [honeycombapikeys/status]
  verbs: [get, update, patch]
# A Secret names its resource as owner; where the API server guards owner references it asks for this.
- apiGroups: [honeycomb-operator.dev]
  resources: [honeycombapikeys/finalizers]
  verbs: [update]
# The teams; a finalizer holds one that keys still depend on.
- apiGroups: [honeycomb-operator.dev]
  resources: [honeycombteams]
  verbs: [get, list, watch, update, patch]
# Conditions, slug, number of keys.
- apiGroups: [honeycomb-operator.dev]
  resources: [honeycombteams/status]
  verbs: [get, update, patch]
# Keys are handed out in Secrets; management keys are read from others, and labelled and held by a
# finalizer while in use. RBAC can't narrow this to labels. The garbage collector deletes, not we.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch, create, update, patch{{ if .Values.rbac.ownerReferencesPermissionEnforcement }}, delete{{ end }}]
# What happened to a resource.
- apiGroups: [""]
  resources: [events]
  verbs: [create]
# Nothing is minted into a namespace that is going; a team's selector looks at labels.
- apiGroups: [""]
  resources: [namespaces]
  verbs: [get]
{{- if .Values.publishKeyIds }}
# Ids of keys are listed for receivers. The garbage collector deletes, not we.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, update{{ if .Values.rbac.ownerReferencesPermissionEnforcement }}, delete{{ end }}]
{{- end }}
{{- if .Values.restartWorkloads }}
# Workloads that resources name are restarted by an annotation of their pod template.
- apiGroups: [apps]
  resources: [deployments, daemonsets, statefulsets]
  verbs: [get, patch]
{{- end }}
{{- if .Values.watchPods }}
# A replaced key works on while pods use it.
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
{{- end }}
{{- end }}

{{/* What has no namespace. */}}
{{- define "honeycomb-operator.clusterRules" -}}
# Teams for many namespaces. Read only: they carry no finalizer of ours, and their Secret only a label.
- apiGroups: [honeycomb-operator.dev]
  resources: [clusterhoneycombteams]
  verbs: [get, list, watch]
# Conditions, slug, number of keys.
- apiGroups: [honeycomb-operator.dev]
  resources: [clusterhoneycombteams/status]
  verbs: [get, update, patch]
{{- end }}
