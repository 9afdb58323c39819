#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Writes sample-library.tar beside itself: the OCI archive that the Local library is filled from on first start.
# The same bytes each time (with the same gzip and tar). Needs bash, coreutils, GNU tar and gzip:
#     bash resources/sample/make-sample-library.sh
#
# example.com/portolan/hello:1.0    one platform, two layers
# example.com/portolan/hello:1.1    the same first layer, another second one, a third; other environment and labels
# example.com/portolan/hello:multi  an index: linux/amd64, linux/arm64/v8, linux/s390x, and a provenance attestation
# and an SBOM attached to 1.1 by its subject
set -euo pipefail
export LC_ALL=C TZ=UTC
umask 022

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
layout=$work/layout
blobs=$layout/blobs/sha256
mkdir -p "$blobs"

name=example.com/portolan/hello
when=2024-05-01T09:00:00Z
later=2024-06-12T14:30:00Z
ociManifest=application/vnd.oci.image.manifest.v1+json
ociIndex=application/vnd.oci.image.index.v1+json
ociConfig=application/vnd.oci.image.config.v1+json
ociLayer=application/vnd.oci.image.layer.v1.tar+gzip

hash() { sha256sum "$1" | cut -d' ' -f1; }
size() { stat -c %s "$1"; }

# addBlob FILE: moves it into the layout, prints its hex digest
addBlob() {
    local hex
    hex=$(hash "$1")
    mv "$1" "$blobs/$hex"
    echo "$hex"
}

# addText TEXT: the same for bytes given as they are
addText() {
    printf '%s' "$1" >"$work/text"
    addBlob "$work/text"
}

# descriptor TYPE HEX [MORE]: a descriptor; MORE is further members, with a comma in front
descriptor() { printf '{"mediaType":"%s","digest":"sha256:%s","size":%d%s}' "$1" "$2" "$(size "$blobs/$2")" "${3-}"; }

# layer FOLDER: packs it; prints "HEX DIFFID"
layer() {
    local tar=$work/layer.tar diffId
    find "$1" -exec touch -h -d "$when" {} +
    tar --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rw,go=rX -C "$1" -cf "$tar" .
    diffId=$(hash "$tar")
    gzip -n -9 "$tar"
    echo "$(addBlob "$tar.gz") $diffId"
}

# file FOLDER/PATH: writes standard input there
file() {
    mkdir -p "$(dirname "$1")"
    cat >"$1"
}

# --- the layers -------------------------------------------------------------------------------------------------------
base=$work/base
file "$base/etc/os-release" <<'T'
NAME="Portolan sample"
ID=portolan-sample
VERSION_ID="1"
PRETTY_NAME="Portolan sample system 1"
HOME_URL="https://example.com/portolan"
T
printf 'root:x:0:0:root:/root:/sbin/nologin\nhello:x:1000:1000:hello:/srv/hello:/sbin/nologin\n' | file "$base/etc/passwd"
printf 'root:x:0:\nhello:x:1000:\n' | file "$base/etc/group"
seq -f 'point %04.0f on the coast' 1 900 | file "$base/usr/share/portolan/coastline.txt"
mkdir -p "$base/srv/hello" "$base/tmp"
ln -s ../usr/share/portolan/coastline.txt "$base/etc/coastline"
read -r baseHex baseDiff < <(layer "$base")

one=$work/one
printf '#!/bin/sh\necho "Hello from version 1.0"\n' | file "$one/usr/bin/hello"
chmod 755 "$one/usr/bin/hello"
printf 'greeting = Hello\nlanguage = en\n' | file "$one/etc/hello/hello.conf"
printf 'hello 1.0\n\nThe first release.\n' | file "$one/usr/share/doc/hello/NEWS"
seq -f 'line %03.0f of the manual of hello 1.0' 1 200 | file "$one/usr/share/doc/hello/manual.txt"
read -r oneHex oneDiff < <(layer "$one")

two=$work/two
# shellcheck disable=SC2016 # for the script in the image to expand
printf '#!/bin/sh\necho "${GREETING:-Hello} from version 1.1"\n' | file "$two/usr/bin/hello"
chmod 755 "$two/usr/bin/hello"
printf 'greeting = Ahoy\nlanguage = en\ncolour = on\n' | file "$two/etc/hello/hello.conf"
# shellcheck disable=SC2016 # for the script in the image to expand
printf 'hello 1.1\n\nThe greeting can be set by $GREETING.\n\nhello 1.0\n\nThe first release.\n' | file "$two/usr/share/doc/hello/NEWS"
seq -f 'line %03.0f of the manual of hello 1.1' 1 230 | file "$two/usr/share/doc/hello/manual.txt"
read -r twoHex twoDiff < <(layer "$two")

words=$work/words
for pair in de:Hallo it:Ciao pt:Ola ca:Hola; do
    printf 'hello = %s\n' "${pair#*:}" | file "$words/usr/share/locale/${pair%%:*}/hello.txt"
done
: | file "$words/usr/share/doc/hello/.wh.manual.txt"
read -r wordsHex wordsDiff < <(layer "$words")

# --- the images -------------------------------------------------------------------------------------------------------
# image CONFIG LAYERHEX...: adds config and manifest, prints the manifest's hex digest
image() {
    local config layers="" hex
    config=$(addText "$1")
    shift
    for hex in "$@"; do
        layers+=${layers:+,}$(descriptor "$ociLayer" "$hex")
    done
    addText "{\"schemaVersion\":2,\"mediaType\":\"$ociManifest\",\"config\":$(descriptor "$ociConfig" "$config"),\"layers\":[$layers],\"annotations\":{\"org.opencontainers.image.source\":\"https://example.com/portolan/hello\"}}"
}

baseStep="{\"created\":\"$when\",\"created_by\":\"ADD base.tar.gz / # buildkit\",\"comment\":\"sample system\"}"

config10=$(cat <<T
{"created":"$when","author":"Portolan","architecture":"amd64","os":"linux","config":{"User":"hello","ExposedPorts":{"8080/tcp":{}},"Env":["PATH=/usr/local/bin:/usr/bin:/bin","HELLO_VERSION=1.0"],"Entrypoint":["/usr/bin/hello"],"Cmd":["--once"],"WorkingDir":"/srv/hello","Labels":{"org.opencontainers.image.title":"hello","org.opencontainers.image.version":"1.0","org.opencontainers.image.licenses":"Apache-2.0","maintainer":"portolan@example.com"}},"rootfs":{"type":"layers","diff_ids":["sha256:$baseDiff","sha256:$oneDiff"]},"history":[$baseStep,{"created":"$when","created_by":"COPY hello / # buildkit"},{"created":"$when","created_by":"ENV HELLO_VERSION=1.0","empty_layer":true},{"created":"$when","created_by":"USER hello","empty_layer":true},{"created":"$when","created_by":"ENTRYPOINT [\"/usr/bin/hello\"]","empty_layer":true}]}
T
)
hello10=$(image "$config10" "$baseHex" "$oneHex")

config11=$(cat <<T
{"created":"$later","author":"Portolan","architecture":"amd64","os":"linux","config":{"User":"hello","ExposedPorts":{"8080/tcp":{},"9090/tcp":{}},"Env":["PATH=/usr/local/bin:/usr/bin:/bin","HELLO_VERSION=1.1","GREETING=Ahoy"],"Entrypoint":["/usr/bin/hello"],"Cmd":["--once","--colour"],"WorkingDir":"/srv/hello","Volumes":{"/srv/hello/data":{}},"StopSignal":"SIGTERM","Labels":{"org.opencontainers.image.title":"hello","org.opencontainers.image.version":"1.1","org.opencontainers.image.licenses":"Apache-2.0","org.opencontainers.image.documentation":"https://example.com/portolan/hello/manual"}},"rootfs":{"type":"layers","diff_ids":["sha256:$baseDiff","sha256:$twoDiff","sha256:$wordsDiff"]},"history":[$baseStep,{"created":"$later","created_by":"COPY hello / # buildkit"},{"created":"$later","created_by":"RUN hello --install-languages && rm /usr/share/doc/hello/manual.txt # buildkit"},{"created":"$later","created_by":"ENV HELLO_VERSION=1.1 GREETING=Ahoy","empty_layer":true},{"created":"$later","created_by":"VOLUME [/srv/hello/data]","empty_layer":true},{"created":"$later","created_by":"USER hello","empty_layer":true},{"created":"$later","created_by":"ENTRYPOINT [\"/usr/bin/hello\"]","empty_layer":true}]}
T
)
hello11=$(image "$config11" "$baseHex" "$twoHex" "$wordsHex")

# --- the multi-platform index, with a provenance attestation as BuildKit attaches it ------------------------------------
children=""
amd64Child=""
for platform in amd64 arm64/v8 s390x; do
    architecture=${platform%%/*}
    variant=${platform#"$architecture"}
    variant=${variant#/}
    folder=$work/arch-$architecture
    printf 'hello 1.1 for %s\n' "$architecture" | file "$folder/usr/lib/hello/ARCHITECTURE"
    seq -f "$architecture table entry %03.0f" 1 60 | file "$folder/usr/lib/hello/tables.txt"
    read -r archHex archDiff < <(layer "$folder")
    more=${variant:+",\"variant\":\"$variant\""}
    config="{\"created\":\"$later\",\"architecture\":\"$architecture\"$more,\"os\":\"linux\",\"config\":{\"Env\":[\"PATH=/usr/bin:/bin\",\"HELLO_VERSION=1.1\"],\"Entrypoint\":[\"/usr/bin/hello\"],\"WorkingDir\":\"/srv/hello\",\"Labels\":{\"org.opencontainers.image.version\":\"1.1\"}},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:$baseDiff\",\"sha256:$archDiff\"]},\"history\":[$baseStep,{\"created\":\"$later\",\"created_by\":\"COPY hello-$architecture / # buildkit\"},{\"created\":\"$later\",\"created_by\":\"ENTRYPOINT [\\\"/usr/bin/hello\\\"]\",\"empty_layer\":true}]}"
    child=$(image "$config" "$baseHex" "$archHex")
    [ "$architecture" = amd64 ] && amd64Child=$child
    children+=$(descriptor "$ociManifest" "$child" ",\"platform\":{\"architecture\":\"$architecture\",\"os\":\"linux\"$more}"),
done

statement=$(addText "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicateType\":\"https://slsa.dev/provenance/v0.2\",\"subject\":[{\"name\":\"pkg:docker/$name@1.1?platform=linux%2Famd64\",\"digest\":{\"sha256\":\"$amd64Child\"}}],\"predicate\":{\"builder\":{\"id\":\"https://example.com/portolan/builder\"},\"buildType\":\"https://mobyproject.org/buildkit@v1\",\"materials\":[{\"uri\":\"pkg:docker/example.com/portolan/base@1\",\"digest\":{\"sha256\":\"$baseHex\"}}],\"metadata\":{\"buildStartedOn\":\"$later\",\"completeness\":{\"parameters\":true,\"environment\":true,\"materials\":false},\"reproducible\":true}}}")
attestationConfig=$(addText "{\"architecture\":\"unknown\",\"os\":\"unknown\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:$statement\"]}}")
attestation=$(addText "{\"schemaVersion\":2,\"mediaType\":\"$ociManifest\",\"config\":$(descriptor "$ociConfig" "$attestationConfig"),\"layers\":[$(descriptor application/vnd.in-toto+json "$statement" ',"annotations":{"in-toto.io/predicate-type":"https://slsa.dev/provenance/v0.2"}')]}")
children+=$(descriptor "$ociManifest" "$attestation" ",\"annotations\":{\"vnd.docker.reference.digest\":\"sha256:$amd64Child\",\"vnd.docker.reference.type\":\"attestation-manifest\"},\"platform\":{\"architecture\":\"unknown\",\"os\":\"unknown\"}")
multi=$(addText "{\"schemaVersion\":2,\"mediaType\":\"$ociIndex\",\"manifests\":[$children]}")

# --- the SBOM attached to 1.1 -------------------------------------------------------------------------------------------
empty=$(addText '{}')
sbom=$(addText "{\"spdxVersion\":\"SPDX-2.3\",\"dataLicense\":\"CC0-1.0\",\"SPDXID\":\"SPDXRef-DOCUMENT\",\"name\":\"$name:1.1\",\"documentNamespace\":\"https://example.com/portolan/hello/sbom/1.1\",\"creationInfo\":{\"created\":\"$later\",\"creators\":[\"Organization: Portolan\"]},\"packages\":[{\"SPDXID\":\"SPDXRef-hello\",\"name\":\"hello\",\"versionInfo\":\"1.1\",\"downloadLocation\":\"NOASSERTION\",\"licenseConcluded\":\"Apache-2.0\",\"licenseDeclared\":\"Apache-2.0\",\"copyrightText\":\"NOASSERTION\"},{\"SPDXID\":\"SPDXRef-base\",\"name\":\"portolan-sample\",\"versionInfo\":\"1\",\"downloadLocation\":\"NOASSERTION\",\"licenseConcluded\":\"Apache-2.0\",\"licenseDeclared\":\"Apache-2.0\",\"copyrightText\":\"NOASSERTION\"}],\"relationships\":[{\"spdxElementId\":\"SPDXRef-DOCUMENT\",\"relationshipType\":\"DESCRIBES\",\"relatedSpdxElement\":\"SPDXRef-hello\"},{\"spdxElementId\":\"SPDXRef-hello\",\"relationshipType\":\"DEPENDS_ON\",\"relatedSpdxElement\":\"SPDXRef-base\"}]}")
artifact=$(addText "{\"schemaVersion\":2,\"mediaType\":\"$ociManifest\",\"artifactType\":\"application/spdx+json\",\"config\":$(descriptor application/vnd.oci.empty.v1+json "$empty" ',"data":"e30="'),\"layers\":[$(descriptor application/spdx+json "$sbom" ',"annotations":{"org.opencontainers.image.title":"hello-1.1.spdx.json"}')],\"subject\":$(descriptor "$ociManifest" "$hello11"),\"annotations\":{\"org.opencontainers.image.created\":\"$later\",\"org.opencontainers.image.description\":\"SBOM of hello 1.1\"}}")

# --- index.json and the archive -------------------------------------------------------------------------------------------
named() { printf ',"annotations":{"org.opencontainers.image.ref.name":"%s"}' "$1"; }
printf '{"imageLayoutVersion":"1.0.0"}' >"$layout/oci-layout"
printf '{"schemaVersion":2,"mediaType":"%s","manifests":[%s,%s,%s,%s]}' "$ociIndex" \
    "$(descriptor "$ociManifest" "$hello10" "$(named "$name:1.0")")" \
    "$(descriptor "$ociManifest" "$hello11" "$(named "$name:1.1")")" \
    "$(descriptor "$ociIndex" "$multi" "$(named "$name:multi")")" \
    "$(descriptor "$ociManifest" "$artifact" ",\"artifactType\":\"application/spdx+json\"$(named "$name@sha256:$artifact")")" \
    >"$layout/index.json"
find "$layout" -exec touch -d "$later" {} +
tar --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rw,go=rX -C "$layout" -cf "$work/sample-library.tar" \
    blobs index.json oci-layout
mv "$work/sample-library.tar" "$here/sample-library.tar"
echo "$here/sample-library.tar: $(size "$here/sample-library.tar") bytes, sha256:$(hash "$here/sample-library.tar")"
