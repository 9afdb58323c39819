<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ActionText</name>
    <message>
        <source>Roll back...</source>
        <translation>Zurücksetzen ...</translation>
    </message>
    <message>
        <source>Roll back the tag</source>
        <translation>Den Tag zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Point the tag to an image it pointed to before</source>
        <translation>Den Tag auf ein Image zeigen lassen, auf das er früher zeigte</translation>
    </message>
    <message>
        <source>Alias...</source>
        <translation>Alias ...</translation>
    </message>
    <message>
        <source>Make a tag follow this one</source>
        <translation>Einen Tag diesem folgen lassen</translation>
    </message>
    <message>
        <source>&amp;Make alias</source>
        <translation>&amp;Alias anlegen</translation>
    </message>
    <message>
        <source>Make another tag point to whatever this one points to</source>
        <translation>Einen anderen Tag stets dorthin zeigen lassen, wohin dieser zeigt</translation>
    </message>
    <message>
        <source>Expiry...</source>
        <translation>Ablauf ...</translation>
    </message>
    <message>
        <source>When the tag expires</source>
        <translation>Wann der Tag abläuft</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>Let the registry remove the tag at a time, or not</source>
        <translation>Die Registry den Tag zu einer Zeit entfernen lassen oder nicht</translation>
    </message>
    <message>
        <source>Protect...</source>
        <translation>Schützen ...</translation>
    </message>
    <message>
        <source>Protect the tag</source>
        <translation>Den Tag schützen</translation>
    </message>
    <message>
        <source>Forbid that the tag is moved or removed</source>
        <translation>Verbieten, dass der Tag verschoben oder entfernt wird</translation>
    </message>
    <message>
        <source>Tag as...</source>
        <translation>Taggen als ...</translation>
    </message>
    <message>
        <source>Give the image another tag</source>
        <translation>Dem Image einen weiteren Tag geben</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>&amp;Taggen</translation>
    </message>
    <message>
        <source>Point a tag, here or elsewhere in the registry, to this image</source>
        <translation>Einen Tag, hier oder anderswo in der Registry, auf dieses Image zeigen lassen</translation>
    </message>
    <message>
        <source>Scale...</source>
        <translation>Skalieren ...</translation>
    </message>
    <message>
        <source>Scale the registry</source>
        <translation>Die Registry skalieren</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Skalieren</translation>
    </message>
    <message>
        <source>How many registry pods run</source>
        <translation>Wie viele Registry-Pods laufen</translation>
    </message>
    <message>
        <source>Read only...</source>
        <translation>Nur lesbar ...</translation>
    </message>
    <message>
        <source>Make the registry read only, or writable</source>
        <translation>Die Registry nur lesbar oder beschreibbar machen</translation>
    </message>
    <message>
        <source>Whether images can be pushed</source>
        <translation>Ob Images hochgeladen werden können</translation>
    </message>
    <message>
        <source>Management state...</source>
        <translation>Verwaltungszustand ...</translation>
    </message>
    <message>
        <source>Who manages the registry</source>
        <translation>Wer die Registry verwaltet</translation>
    </message>
    <message>
        <source>Managed, unmanaged or removed</source>
        <translation>Verwaltet, nicht verwaltet oder entfernt</translation>
    </message>
    <message>
        <source>Enable the route...</source>
        <translation>Route einschalten ...</translation>
    </message>
    <message>
        <source>Make the registry reachable from outside</source>
        <translation>Die Registry von außen erreichbar machen</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Einschalten</translation>
    </message>
    <message>
        <source>Give the registry its default public host name</source>
        <translation>Der Registry ihren öffentlichen Standard-Hostnamen geben</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren ...</translation>
    </message>
    <message>
        <source>Import images</source>
        <translation>Images importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Let tags follow images of another registry</source>
        <translation>Tags den Images einer anderen Registry folgen lassen</translation>
    </message>
    <message>
        <source>New repository...</source>
        <translation>Neues Repository ...</translation>
    </message>
    <message>
        <source>New repository</source>
        <translation>Neues Repository</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Anlegen</translation>
    </message>
    <message>
        <source>Make an empty repository</source>
        <translation>Ein leeres Repository anlegen</translation>
    </message>
    <message>
        <source>Delete repository...</source>
        <translation>Repository löschen ...</translation>
    </message>
    <message>
        <source>Delete the whole repository</source>
        <translation>Das ganze Repository löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Remove the repository with all its tags and their history</source>
        <translation>Das Repository mit allen Tags und deren Verlauf entfernen</translation>
    </message>
    <message>
        <source>New pull secret...</source>
        <translation>Neues Pull-Secret ...</translation>
    </message>
    <message>
        <source>New pull secret from a login</source>
        <translation>Neues Pull-Secret aus einer Anmeldung</translation>
    </message>
    <message>
        <source>Put a login of this computer into the project</source>
        <translation>Eine Anmeldung dieses Rechners in das Projekt legen</translation>
    </message>
    <message>
        <source>Link...</source>
        <translation>Verknüpfen ...</translation>
    </message>
    <message>
        <source>Link a pull secret to a service account</source>
        <translation>Ein Pull-Secret mit einem Dienstkonto verknüpfen</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Verknüpfen</translation>
    </message>
    <message>
        <source>Let pods of a service account pull with the secret</source>
        <translation>Pods eines Dienstkontos mit dem Secret holen lassen</translation>
    </message>
    <message>
        <source>Synchronise now...</source>
        <translation>Jetzt abgleichen ...</translation>
    </message>
    <message>
        <source>Synchronise the mirror</source>
        <translation>Den Spiegel abgleichen</translation>
    </message>
    <message>
        <source>&amp;Synchronise</source>
        <translation>&amp;Abgleichen</translation>
    </message>
    <message>
        <source>Fetch what is new at the source</source>
        <translation>Holen, was an der Quelle neu ist</translation>
    </message>
    <message>
        <source>Scan...</source>
        <translation>Untersuchen …</translation>
    </message>
    <message>
        <source>Scan the image</source>
        <translation>Das Image untersuchen</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Untersuchen</translation>
    </message>
    <message>
        <source>Ask the registry&apos;s scanner to look at the image anew</source>
        <translation>Den Scanner der Registry bitten, sich das Image noch einmal anzusehen</translation>
    </message>
</context>
<context>
    <name>ApplicationOptions</name>
    <message>
        <source>A native browser for container image registries.</source>
        <translation>Ein nativer Browser für Container-Registries.</translation>
    </message>
    <message>
        <source>Open the window, wait until it has loaded, save a picture of it, print its path and quit.</source>
        <translation>Das Fenster öffnen, warten bis alles geladen ist, ein Bild davon speichern, dessen Pfad ausgeben und beenden.</translation>
    </message>
    <message>
        <source>Use the dark palette.</source>
        <translation>Die dunkle Farbpalette verwenden.</translation>
    </message>
    <message>
        <source>Keep settings in this file.</source>
        <translation>Einstellungen in dieser Datei aufbewahren.</translation>
    </message>
    <message>
        <source>Keep the Local library and the database in this folder.</source>
        <translation>Lokale Bibliothek und Datenbank in diesem Ordner aufbewahren.</translation>
    </message>
    <message>
        <source>What to open: a registry, a repository, an image (quay.io/podman/stable:v5), or oci:FOLDER.</source>
        <translation>Was geöffnet wird: eine Registry, ein Repository, ein Image (quay.io/podman/stable:v5) oder oci:ORDNER.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>This registry does not delete images.</source>
        <translation>Diese Registry löscht keine Images.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not there any more.</source>
        <translation>„%1“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This registry deletes tags only; the image itself cannot be deleted.</source>
        <translation>Diese Registry löscht nur Tags; das Image selbst kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>This registry cannot delete the tag %1 alone: deleting it would also remove %2, which point to the same image.</source>
        <translation>Diese Registry kann den Tag %1 nicht allein löschen: Damit würde auch %2 entfernt, was auf dasselbe Image zeigt.</translation>
    </message>
    <message>
        <source>This registry cannot delete the tag %1 alone: the image is part of %2, which would break.</source>
        <translation>Diese Registry kann den Tag %1 nicht allein löschen: Das Image ist Teil von %2, was dann unbrauchbar wäre.</translation>
    </message>
    <message>
        <source>The login in use may not delete in this repository.</source>
        <translation>Die verwendete Anmeldung darf in diesem Repository nicht löschen.</translation>
    </message>
    <message>
        <source>Deleting is switched off on this registry (it answered HTTP %1). Its administrator can allow it.</source>
        <translation>Löschen ist auf dieser Registry abgeschaltet (sie antwortete mit HTTP %1). Wer sie verwaltet, kann es erlauben.</translation>
    </message>
    <message>
        <source>Deleting on Docker Hub needs a login.</source>
        <translation>Löschen auf Docker Hub erfordert eine Anmeldung.</translation>
    </message>
    <message>
        <source>Without a login official images are listed and pulls are limited by address; search finds the rest.</source>
        <translation>Ohne Anmeldung werden offizielle Images aufgelistet, und Downloads sind je Adresse begrenzt; die Suche findet den Rest.</translation>
    </message>
    <message>
        <source>No pulls are left for now. Logging in raises the limit.</source>
        <translation>Zurzeit sind keine Downloads mehr übrig. Eine Anmeldung erhöht die Grenze.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>Es gibt kein %1.</translation>
    </message>
    <message>
        <source>%1 has no name to take away; remove the image itself.</source>
        <translation>%1 hat keinen Namen, der entfernt werden könnte; entfernen Sie das Image selbst.</translation>
    </message>
    <message>
        <source>Docker removes an image with its last name, and %1 has no other.</source>
        <translation>Docker entfernt ein Image mit seinem letzten Namen, und %1 hat keinen anderen.</translation>
    </message>
    <message>
        <source>The container %1 (%2) uses %3.</source>
        <translation>Der Container %1 (%2) verwendet %3.</translation>
    </message>
    <message>
        <source>An image removed from %1 cannot be put back from here.</source>
        <translation>Ein aus %1 entferntes Image kann von hier aus nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Without a login only public projects are shown.</source>
        <translation>Ohne Anmeldung werden nur öffentliche Projekte gezeigt.</translation>
    </message>
    <message>
        <source>Deleting in Harbor needs a login.</source>
        <translation>Löschen in Harbor erfordert eine Anmeldung.</translation>
    </message>
    <message>
        <source>Your role in this project is guest, which may not delete.</source>
        <translation>Ihre Rolle in diesem Projekt ist Gast, und die darf nicht löschen.</translation>
    </message>
    <message>
        <source>The tag %1 is immutable by a rule of the project.</source>
        <translation>Der Tag %1 ist durch eine Regel des Projekts unveränderlich.</translation>
    </message>
    <message>
        <source>An archive file is read only.</source>
        <translation>Eine Archivdatei kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is part of %2; delete that instead.</source>
        <translation>%1 ist Teil von %2; löschen Sie stattdessen dieses.</translation>
    </message>
    <message>
        <source>%1 is no tag; delete the image instead.</source>
        <translation>%1 ist kein Tag; löschen Sie stattdessen das Image.</translation>
    </message>
    <message>
        <source>What nothing else uses is removed from the disk at once: this cannot be undone.</source>
        <translation>Was nichts anderes benutzt, wird sofort von der Platte entfernt: Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>The folder %1 is read only.</source>
        <translation>Der Ordner %1 kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>You may not %1.</source>
        <translation>Nicht erlaubt: %1.</translation>
    </message>
    <message>
        <source>You may not do that here; into another project you may be able to</source>
        <translation>Hier ist Ihnen das nicht erlaubt; in ein anderes Projekt womöglich schon</translation>
    </message>
    <message>
        <source>You may only look in project %1.</source>
        <translation>Im Projekt %1 dürfen Sie nur lesen.</translation>
    </message>
    <message>
        <source>What comes behind it was not done.</source>
        <translation>Was danach kommt, wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>The change is made, but how it goes on could not be read: %1</source>
        <translation>Die Änderung ist vorgenommen, aber wie es weitergeht, konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The change is made and the operator still works on it.</source>
        <translation>Die Änderung ist vorgenommen, und der Operator arbeitet noch daran.</translation>
    </message>
    <message>
        <source>The registry&apos;s public host is %1.</source>
        <translation>Der öffentliche Host der Registry ist %1.</translation>
    </message>
    <message>
        <source>%1 follows the tag %2 now; it will follow the import instead.</source>
        <translation>%1 folgt jetzt dem Tag %2; künftig folgt es stattdessen dem Import.</translation>
    </message>
    <message>
        <source>%1 is set to one image now; it will follow the import instead.</source>
        <translation>%1 ist jetzt auf ein Image festgelegt; künftig folgt es stattdessen dem Import.</translation>
    </message>
    <message>
        <source>%1 was pushed; the import puts another image on top of what was pushed.</source>
        <translation>%1 wurde hochgeladen; der Import setzt ein anderes Image an dessen Stelle.</translation>
    </message>
    <message>
        <source>The image stream %1 is created.</source>
        <translation>Der Image-Stream %1 wird angelegt.</translation>
    </message>
    <message>
        <source>The tags of %1 are imported into %2.</source>
        <translation>Die Tags von %1 werden in %2 importiert.</translation>
    </message>
    <message>
        <source>%1 is imported into %2.</source>
        <translation>%1 wird in %2 importiert.</translation>
    </message>
    <message>
        <source>It is imported again on a schedule, about every quarter of an hour.</source>
        <translation>Es wird regelmäßig erneut importiert, etwa jede Viertelstunde.</translation>
    </message>
    <message>
        <source>Of an index all platforms are taken.</source>
        <translation>Von einem Index werden alle Plattformen genommen.</translation>
    </message>
    <message>
        <source>Of an index only one platform&apos;s image is taken.</source>
        <translation>Von einem Index wird nur das Image einer Plattform genommen.</translation>
    </message>
    <message>
        <source>The history of each tag stays, with a new item at the top where its image is another.</source>
        <translation>Der Verlauf jedes Tags bleibt, mit einem neuen Eintrag an der Spitze, wo das Image ein anderes ist.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>Nothing can be imported: %1</source>
        <translation>Nichts kann importiert werden: %1</translation>
    </message>
    <message>
        <source>%1 cannot be imported: %2</source>
        <translation>%1 kann nicht importiert werden: %2</translation>
    </message>
    <message>
        <source>The cluster imports no more at once and leaves out %1 tag(s): %2</source>
        <translation>Der Cluster importiert nicht mehr auf einmal und lässt %1 Tag(s) aus: %2</translation>
    </message>
    <message>
        <source>The registry&apos;s certificate is not checked, and plain HTTP is accepted.</source>
        <translation>Das Zertifikat der Registry wird nicht geprüft, und unverschlüsseltes HTTP wird akzeptiert.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 tag(s) were left out: %2</source>
        <translation>%1 Tag(s) wurden ausgelassen: %2</translation>
    </message>
    <message>
        <source>The cluster&apos;s registry has no address outside of the cluster: neither its image streams nor a default route nor the cluster&apos;s image settings name one. An administrator can set &quot;defaultRoute: true&quot; in the image registry operator&apos;s configuration.</source>
        <translation>Die Registry des Clusters hat keine Adresse außerhalb des Clusters: Weder ihre Image-Streams noch eine Standardroute noch die Image-Einstellungen des Clusters nennen eine. Die Verwaltung kann „defaultRoute: true“ in der Konfiguration des Registry-Operators setzen.</translation>
    </message>
    <message>
        <source>Nothing that this login may read names the address of the cluster&apos;s registry: neither the default route nor the cluster&apos;s image settings, and there is no image stream to be seen. Make an image stream, which will name it, or ask an administrator for the right to get routes in openshift-image-registry.</source>
        <translation>Nichts, was diese Anmeldung lesen darf, nennt die Adresse der Registry des Clusters: weder die Standardroute noch die Image-Einstellungen des Clusters, und es ist kein Image-Stream zu sehen. Legen Sie einen Image-Stream an, der sie nennen wird, oder bitten Sie die Verwaltung um das Recht, Routen in openshift-image-registry zu lesen.</translation>
    </message>
    <message>
        <source>This login is a client certificate, which has no token, and the cluster&apos;s registry takes nothing but a token. Log in with a user, or paste a token.</source>
        <translation>Diese Anmeldung ist ein Client-Zertifikat, das kein Token hat, und die Registry des Clusters nimmt nur Token an. Melden Sie sich mit einem Benutzer an, oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>This login is a user with a password, and the cluster&apos;s registry takes nothing but a token. Log in again for one, or paste it.</source>
        <translation>Diese Anmeldung ist ein Benutzer mit Passwort, und die Registry des Clusters nimmt nur Token an. Melden Sie sich dafür erneut an, oder fügen Sie eines ein.</translation>
    </message>
    <message>
        <source>This login acts as another user, and the cluster&apos;s registry would take its token for the user it belongs to. Paste a token of the other user.</source>
        <translation>Diese Anmeldung handelt für einen anderen Benutzer, und die Registry des Clusters würde ihr Token dem Benutzer zurechnen, dem es gehört. Fügen Sie ein Token des anderen Benutzers ein.</translation>
    </message>
    <message>
        <source>You may not get images.config.openshift.io &quot;cluster&quot; in the cluster.</source>
        <translation>Sie dürfen images.config.openshift.io „cluster“ im Cluster nicht lesen.</translation>
    </message>
    <message>
        <source>Nobody is logged in to this cluster</source>
        <translation>An diesem Cluster ist niemand angemeldet</translation>
    </message>
    <message>
        <source>Its storage is emptyDir: every image is lost when its pod goes.</source>
        <translation>Ihr Speicher ist ein emptyDir: Alle Images gehen verloren, wenn ihr Pod endet.</translation>
    </message>
    <message>
        <source>A change is being rolled out: %1.</source>
        <translation>Eine Änderung wird gerade ausgerollt: %1.</translation>
    </message>
    <message>
        <source>You may not read the operator&apos;s config; this is what the cluster says in short.</source>
        <translation>Sie dürfen die Konfiguration des Operators nicht lesen; dies ist, was der Cluster in Kürze sagt.</translation>
    </message>
    <message>
        <source>The registry has no management state: its operator would not act on this.</source>
        <translation>Die Registry hat keinen Verwaltungszustand: Ihr Operator würde hierauf nicht reagieren.</translation>
    </message>
    <message>
        <source>The registry&apos;s management state is %1: its operator would not act on this.</source>
        <translation>Der Verwaltungszustand der Registry ist %1: Ihr Operator würde hierauf nicht reagieren.</translation>
    </message>
    <message>
        <source>Its storage is emptyDir, which each replica has for itself: with more than one, images would be there or not by chance.</source>
        <translation>Ihr Speicher ist ein emptyDir, das jedes Replikat für sich hat: Bei mehr als einem wären Images nur zufällig da.</translation>
    </message>
    <message>
        <source>Its storage, the %1, can be mounted by one node only (%2): a second replica would never get ready.</source>
        <translation>Ihr Speicher (%1) kann nur von einem Knoten eingehängt werden (%2): Ein zweites Replikat würde nie bereit.</translation>
    </message>
    <message>
        <source>The access modes of the %1 could not be read. Unless it is ReadWriteMany, a second replica never gets ready.</source>
        <translation>Die Zugriffsarten (%1) konnten nicht gelesen werden. Ist keine davon ReadWriteMany, wird ein zweites Replikat nie bereit.</translation>
    </message>
    <message>
        <source>The Deployment image-registry, its pods, its service and its routes are deleted. Nothing can be pulled or pushed through the registry any more.</source>
        <translation>Das Deployment image-registry, seine Pods, sein Service und seine Routen werden gelöscht. Über die Registry kann nichts mehr herunter- oder hochgeladen werden.</translation>
    </message>
    <message>
        <source>Its storage is emptyDir: every image in it is deleted for good.</source>
        <translation>Ihr Speicher ist ein emptyDir: Alle Images darin werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Its storage, the %1, was not made by the operator and stays.</source>
        <translation>Ihr Speicher (%1) wurde nicht vom Operator angelegt und bleibt.</translation>
    </message>
    <message>
        <source>Its storage, the %1, was made by the operator and is deleted with every image in it, for good.</source>
        <translation>Ihr Speicher (%1) wurde vom Operator angelegt und wird mit allen Images darin endgültig gelöscht.</translation>
    </message>
    <message>
        <source>It is not known who made its storage, the %1. If the operator did, it is deleted with every image in it, for good.</source>
        <translation>Es ist nicht bekannt, wer ihren Speicher angelegt hat (%1). War es der Operator, wird er mit allen Images darin endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Image streams stay, but the images that were pushed to them cannot be pulled any more.</source>
        <translation>Image-Streams bleiben, aber die dorthin hochgeladenen Images können nicht mehr heruntergeladen werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of replicas.</source>
        <translation>„%1“ ist keine Anzahl von Replikaten.</translation>
    </message>
    <message>
        <source>%1 replica(s) are asked for already.</source>
        <translation>%1 Replikat(e) sind bereits verlangt.</translation>
    </message>
    <message>
        <source>The operator brings the registry from %1 to %2 replica(s).</source>
        <translation>Der Operator bringt die Registry von %1 auf %2 Replikat(e).</translation>
    </message>
    <message>
        <source>Without a replica the registry stands still: no push, no pull of what is stored in it, no build that uses it, and pods on new nodes cannot start.</source>
        <translation>Ohne Replikat steht die Registry still: kein Hochladen, kein Herunterladen dessen, was in ihr liegt, kein Build, der sie benutzt, und Pods auf neuen Knoten können nicht starten.</translation>
    </message>
    <message>
        <source>With one replica the registry is away whenever that pod is started anew.</source>
        <translation>Mit einem Replikat ist die Registry jedes Mal weg, wenn dieser Pod neu startet.</translation>
    </message>
    <message>
        <source>The registry is read-only already.</source>
        <translation>Die Registry ist bereits schreibgeschützt.</translation>
    </message>
    <message>
        <source>The registry is writable already.</source>
        <translation>Die Registry ist bereits beschreibbar.</translation>
    </message>
    <message>
        <source>The registry takes no more pushes; pulling goes on.</source>
        <translation>Die Registry nimmt nichts Hochgeladenes mehr an; Herunterladen geht weiter.</translation>
    </message>
    <message>
        <source>The registry takes pushes again.</source>
        <translation>Die Registry nimmt wieder Hochgeladenes an.</translation>
    </message>
    <message>
        <source>Its pods are started anew one after the other.</source>
        <translation>Ihre Pods werden nacheinander neu gestartet.</translation>
    </message>
    <message>
        <source>Builds that push their image to it fail, as do imports that are mirrored into it.</source>
        <translation>Builds, die ihr Image dorthin hochladen, schlagen fehl, ebenso Importe, die dorthin gespiegelt werden.</translation>
    </message>
    <message>
        <source>It has less than two replicas: pulls fail for a moment.</source>
        <translation>Sie hat weniger als zwei Replikate: Herunterladen schlägt einen Augenblick lang fehl.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no management state: Managed, Unmanaged or Removed.</source>
        <translation>„%1“ ist kein Verwaltungszustand: Managed, Unmanaged oder Removed.</translation>
    </message>
    <message>
        <source>The management state is %1 already.</source>
        <translation>Der Verwaltungszustand ist bereits %1.</translation>
    </message>
    <message>
        <source>The operator leaves the registry as it is: changes to its config have no effect until it is Managed again.</source>
        <translation>Der Operator lässt die Registry, wie sie ist: Änderungen an ihrer Konfiguration wirken erst, wenn sie wieder Managed ist.</translation>
    </message>
    <message>
        <source>The operator brings the registry to what its config says: %1 replica(s).</source>
        <translation>Der Operator bringt die Registry auf den Stand ihrer Konfiguration: %1 Replikat(e).</translation>
    </message>
    <message>
        <source>No storage is configured: the registry will not start without.</source>
        <translation>Es ist kein Speicher eingerichtet: Ohne startet die Registry nicht.</translation>
    </message>
    <message>
        <source>The default route is enabled already.</source>
        <translation>Die Standardroute ist bereits eingeschaltet.</translation>
    </message>
    <message>
        <source>The route default-route in project openshift-image-registry is made, so that the registry can be reached from outside of the cluster.</source>
        <translation>Die Route default-route wird im Projekt openshift-image-registry angelegt, damit die Registry von außerhalb des Clusters erreichbar ist.</translation>
    </message>
    <message>
        <source>Image streams tell this host as their public repository from then on.</source>
        <translation>Image-Streams nennen von da an diesen Host als ihr öffentliches Repository.</translation>
    </message>
    <message>
        <source>Its certificate is signed by the cluster&apos;s ingress authority, which other machines may not trust.</source>
        <translation>Ihr Zertifikat ist von der Ingress-Zertifizierungsstelle des Clusters signiert, der andere Rechner womöglich nicht vertrauen.</translation>
    </message>
    <message>
        <source>Say in which project the secret shall be.</source>
        <translation>Geben Sie an, in welchem Projekt das Secret liegen soll.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a secret&apos;s name: small letters, digits, dashes and dots.</source>
        <translation>„%1“ kann kein Name eines Secrets sein: Kleinbuchstaben, Ziffern, Bindestriche und Punkte.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no registry.</source>
        <translation>„%1“ ist keine Registry.</translation>
    </message>
    <message>
        <source>Project %1 gets the secret %2 with the login for %3.</source>
        <translation>Projekt %1 bekommt das Secret %2 mit der Anmeldung für %3.</translation>
    </message>
    <message>
        <source>Whoever may read secrets in project %1 can read this login.</source>
        <translation>Wer im Projekt %1 Secrets lesen darf, kann diese Anmeldung lesen.</translation>
    </message>
    <message>
        <source>No pod pulls with it before it is added to a service account or named by the pod.</source>
        <translation>Kein Pod lädt damit herunter, bevor es einem Service-Account hinzugefügt oder vom Pod genannt wird.</translation>
    </message>
    <message>
        <source>Say which secret shall be used.</source>
        <translation>Geben Sie an, welches Secret verwendet werden soll.</translation>
    </message>
    <message>
        <source>There is no service account %1 in project %2.</source>
        <translation>Es gibt keinen Service-Account %1 im Projekt %2.</translation>
    </message>
    <message>
        <source>The service account %1 pulls with %2 already.</source>
        <translation>Der Service-Account %1 lädt bereits mit %2 herunter.</translation>
    </message>
    <message>
        <source>Pods of project %1 that run as %2 pull with the secret %3 from now on.</source>
        <translation>Pods des Projekts %1, die als %2 laufen, laden von nun an mit dem Secret %3 herunter.</translation>
    </message>
    <message>
        <source>Pods that run already keep what they were started with.</source>
        <translation>Bereits laufende Pods behalten, womit sie gestartet wurden.</translation>
    </message>
    <message>
        <source>The secret %1 does not hold what its type says.</source>
        <translation>Das Secret %1 enthält nicht, was sein Typ besagt.</translation>
    </message>
    <message>
        <source>You may not list serviceaccounts in project %1: who uses the secrets is not known.</source>
        <translation>Sie dürfen im Projekt %1 keine Service-Accounts auflisten: Wer die Secrets benutzt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no tag %1 any more: deleting a tag takes its history along.</source>
        <translation>Es gibt keinen Tag %1 mehr: Mit einem Tag wird auch sein Verlauf gelöscht.</translation>
    </message>
    <message>
        <source>%1 never pointed to %2, as far as its history goes.</source>
        <translation>%1 zeigte nie auf %2, soweit sein Verlauf reicht.</translation>
    </message>
    <message>
        <source>%1 points to %2 already.</source>
        <translation>%1 zeigt bereits auf %2.</translation>
    </message>
    <message>
        <source>Say which tag to roll back, and to which image.</source>
        <translation>Geben Sie an, welcher Tag zurückgesetzt werden soll und auf welches Image.</translation>
    </message>
    <message>
        <source>The image %1 is gone: pruning has removed it, and only the history still names it.</source>
        <translation>Das Image %1 ist weg: Das Aufräumen hat es entfernt, nur der Verlauf nennt es noch.</translation>
    </message>
    <message>
        <source>%1 follows %2: the cluster imports it within a moment.</source>
        <translation>%1 folgt %2: Der Cluster importiert es in Kürze.</translation>
    </message>
    <message>
        <source>Whether it can be imported shows afterwards; importing it shows that first.</source>
        <translation>Ob es importiert werden kann, zeigt sich hinterher; beim Importieren zeigt es sich vorher.</translation>
    </message>
    <message>
        <source>There is no image stream %1.</source>
        <translation>Es gibt keinen Image-Stream %1.</translation>
    </message>
    <message>
        <source>%1 points to no image.</source>
        <translation>%1 zeigt auf kein Image.</translation>
    </message>
    <message>
        <source>The image %1 is not in %2: it was pruned, or never was there.</source>
        <translation>Das Image %1 ist nicht in %2: Es wurde aufgeräumt oder war nie da.</translation>
    </message>
    <message>
        <source>Pods in project %1 may have to pull the image from project %2, and need the right to (the role system:image-puller there).</source>
        <translation>Pods im Projekt %1 müssen das Image womöglich aus dem Projekt %2 herunterladen und brauchen das Recht dazu (dort die Rolle system:image-puller).</translation>
    </message>
    <message>
        <source>Only a tag can be followed.</source>
        <translation>Nur einem Tag kann gefolgt werden.</translation>
    </message>
    <message>
        <source>A tag can only follow one of its own image stream: %1 is in another.</source>
        <translation>Ein Tag kann nur einem seines eigenen Image-Streams folgen: %1 ist in einem anderen.</translation>
    </message>
    <message>
        <source>%1 cannot follow itself.</source>
        <translation>%1 kann nicht sich selbst folgen.</translation>
    </message>
    <message>
        <source>There is no tag %1.</source>
        <translation>Es gibt keinen Tag %1.</translation>
    </message>
    <message>
        <source>%1 follows %2, so it cannot be the other way round.</source>
        <translation>%1 folgt %2, also geht es nicht zugleich umgekehrt.</translation>
    </message>
    <message>
        <source>%1 follows %2 already.</source>
        <translation>%1 folgt bereits %2.</translation>
    </message>
    <message>
        <source>%1 follows %2 from now on, also when that moves.</source>
        <translation>%1 folgt von nun an %2, auch wenn dieses verschoben wird.</translation>
    </message>
    <message>
        <source>There is an image stream %1 already.</source>
        <translation>Es gibt bereits einen Image-Stream %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be an image stream&apos;s name: small letters and digits, with single dots, dashes or underscores between them.</source>
        <translation>„%1“ kann kein Name eines Image-Streams sein: Kleinbuchstaben und Ziffern, dazwischen einzelne Punkte, Bindestriche oder Unterstriche.</translation>
    </message>
    <message>
        <source>The empty image stream %1 is created. Images come into it by pushing, tagging or importing.</source>
        <translation>Der leere Image-Stream %1 wird angelegt. Images kommen durch Hochladen, Taggen oder Importieren hinein.</translation>
    </message>
    <message>
        <source>Pods in project %1 may name its tags without a registry.</source>
        <translation>Pods im Projekt %1 dürfen seine Tags ohne Registry nennen.</translation>
    </message>
    <message>
        <source>The image stream %1 goes, with %2 tag(s) and %3 item(s) of their history.</source>
        <translation>Der Image-Stream %1 wird entfernt, mit %2 Tag(s) und %3 Einträgen ihres Verlaufs.</translation>
    </message>
    <message>
        <source>Its images stay until the next pruning, unless other image streams hold them.</source>
        <translation>Seine Images bleiben bis zum nächsten Aufräumen; länger nur, wenn andere Image-Streams sie halten.</translation>
    </message>
    <message>
        <source>The history cannot be brought back.</source>
        <translation>Der Verlauf kann nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Which sources these tags follow is forgotten: %1.</source>
        <translation>Welchen Quellen diese Tags folgen, wird vergessen: %1.</translation>
    </message>
    <message>
        <source>What runs from it goes on, but cannot be started on another node once its images are pruned.</source>
        <translation>Was daraus läuft, läuft weiter, kann aber nicht auf einem anderen Knoten starten, sobald die Images aufgeräumt sind.</translation>
    </message>
    <message>
        <source>There is no tag %1 in %2 any more</source>
        <translation>Es gibt keinen Tag %1 mehr in %2</translation>
    </message>
    <message>
        <source>A cluster deletes tags, not images; those are removed by pruning</source>
        <translation>Ein Cluster löscht Tags, keine Images; diese entfernt das Aufräumen (Pruning)</translation>
    </message>
    <message>
        <source>No tag points to this image</source>
        <translation>Kein Tag zeigt auf dieses Image</translation>
    </message>
    <message>
        <source>The history of %1 goes with it: %2 earlier entries. Undoing brings back only what it points to now.</source>
        <translation>Der Verlauf von %1 geht mit verloren: %2 frühere Einträge. Rückgängigmachen stellt nur her, worauf es jetzt zeigt.</translation>
    </message>
    <message>
        <source>%1 points to no image, so undoing cannot bring it back.</source>
        <translation>%1 zeigt auf kein Image, daher kann Rückgängigmachen es nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>%1 is imported from %2 on a schedule; that ends, and undoing does not bring it back.</source>
        <translation>%1 wird regelmäßig von %2 importiert; das endet, und Rückgängigmachen stellt es nicht wieder her.</translation>
    </message>
    <message>
        <source>%1 was imported from %2; that is forgotten, and undoing does not bring it back.</source>
        <translation>%1 wurde von %2 importiert; das wird vergessen, und Rückgängigmachen stellt es nicht wieder her.</translation>
    </message>
    <message>
        <source>%1 follows %2, and will have nothing to follow.</source>
        <translation>%1 folgt %2 und hat dann nichts mehr, dem es folgen kann.</translation>
    </message>
    <message>
        <source>The images themselves stay until the cluster prunes them.</source>
        <translation>Die Images selbst bleiben, bis der Cluster sie aufräumt.</translation>
    </message>
    <message>
        <source>%1 is imported from %2 on a schedule. That stops: it will not follow its source any more.</source>
        <translation>%1 wird regelmäßig von %2 importiert. Das endet: Es folgt seiner Quelle nicht mehr.</translation>
    </message>
    <message>
        <source>%1 comes from %2. It will not know this source any more; importing it again needs it given.</source>
        <translation>%1 kommt von %2. Diese Quelle wird vergessen; wer es erneut importiert, muss sie angeben.</translation>
    </message>
    <message>
        <source>%1 follows the tag %2. That stops.</source>
        <translation>%1 folgt dem Tag %2. Das endet.</translation>
    </message>
    <message>
        <source>This holds nothing fast: a later push or import puts a newer image on top of %1.</source>
        <translation>Dies hält nichts fest: Späteres Hochladen oder Importieren setzt ein neueres Image an die Spitze von %1.</translation>
    </message>
    <message>
        <source>%1 is created and points to %2.</source>
        <translation>%1 wird angelegt und zeigt auf %2.</translation>
    </message>
    <message>
        <source>%1 goes on pointing to %2. No item is added to its history, as it is the newest already.</source>
        <translation>%1 zeigt weiter auf %2. Sein Verlauf bekommt keinen Eintrag, denn dieser ist schon der neueste.</translation>
    </message>
    <message>
        <source>%1 points to %2 instead of %3.</source>
        <translation>%1 zeigt auf %2 statt auf %3.</translation>
    </message>
    <message>
        <source>Its history stays, with a new item at the top.</source>
        <translation>Sein Verlauf bleibt, mit einem neuen Eintrag an der Spitze.</translation>
    </message>
    <message>
        <source>The annotations of the tag stay: %1.</source>
        <translation>Die Annotationen des Tags bleiben: %1.</translation>
    </message>
    <message>
        <source>Quay takes changes only with an OAuth application token: user $oauthtoken, and the token as password.</source>
        <translation>Quay nimmt Änderungen nur mit einem OAuth-Anwendungstoken an: Benutzer $oauthtoken, das Token als Passwort.</translation>
    </message>
    <message>
        <source>The repository is a mirror: only its sync changes its tags.</source>
        <translation>Das Repository ist ein Spiegel: Nur sein Abgleich ändert seine Tags.</translation>
    </message>
    <message>
        <source>The repository is read-only (state %1).</source>
        <translation>Das Repository ist schreibgeschützt (Zustand %1).</translation>
    </message>
    <message>
        <source>The login may not write to this repository (write permission, and the token&apos;s scope repo:write).</source>
        <translation>Die Anmeldung darf in dieses Repository nicht schreiben (Schreibrecht und der Scope repo:write des Tokens).</translation>
    </message>
    <message>
        <source>This login pulls and pushes. Quay&apos;s API shows it only what is public; an OAuth application token (user $oauthtoken) opens the rest and allows changes.</source>
        <translation>Diese Anmeldung lädt herunter und hoch. Quays API zeigt ihr nur Öffentliches; ein OAuth-Anwendungstoken (Benutzer $oauthtoken) öffnet den Rest und erlaubt Änderungen.</translation>
    </message>
    <message>
        <source>Without a login only public repositories are seen.</source>
        <translation>Ohne Anmeldung sind nur öffentliche Repositorys zu sehen.</translation>
    </message>
    <message>
        <source>Its organisation is a proxy cache of %1: pulling fetches from there what is not here yet, and moves the tags.</source>
        <translation>Ihre Organisation ist ein Proxy-Zwischenspeicher von %1: Wer von hier holt, lädt von dort nach, was hier noch fehlt, und versetzt die Tags.</translation>
    </message>
    <message>
        <source>Mirrors are shown and synced with the right to administer only.</source>
        <translation>Spiegel werden nur mit dem Recht zur Verwaltung gezeigt und abgeglichen.</translation>
    </message>
    <message>
        <source>Without the scope user:read the namespaces are not known; repositories are listed as the registry&apos;s catalog has them.</source>
        <translation>Ohne den Scope user:read sind die Namensräume nicht bekannt; Repositorys werden so aufgelistet, wie der Katalog der Registry sie nennt.</translation>
    </message>
    <message>
        <source>Pulling fetches from there what is not here yet, and moves the tags.</source>
        <translation>Wer von hier holt, lädt von dort nach, was hier noch fehlt, und versetzt die Tags.</translation>
    </message>
    <message>
        <source>Starting a sync needs the right to administer the repository.</source>
        <translation>Einen Abgleich zu starten erfordert das Recht, das Repository zu verwalten.</translation>
    </message>
    <message>
        <source>No tag points to %1: Quay removes such images by itself.</source>
        <translation>Kein Tag zeigt auf %1: Quay entfernt solche Images von selbst.</translation>
    </message>
    <message>
        <source>%1 stays as a part of %2.</source>
        <translation>%1 bleibt als Teil von %2.</translation>
    </message>
    <message>
        <source>Quay may remove %1 along with the image&apos;s last tag.</source>
        <translation>Quay entfernt womöglich %1 zusammen mit dem letzten Tag des Images.</translation>
    </message>
    <message>
        <source>The tag %1 is immutable.</source>
        <translation>Der Tag %1 ist unveränderlich.</translation>
    </message>
    <message>
        <source>The quota is used up: pushes may be refused.</source>
        <translation>Das Kontingent ist aufgebraucht: Hochladen kann abgelehnt werden.</translation>
    </message>
    <message>
        <source>The origin&apos;s certificate is not checked.</source>
        <translation>Das Zertifikat des Ursprungs wird nicht geprüft.</translation>
    </message>
    <message>
        <source>The last sync failed and is not tried again before the next one is due.</source>
        <translation>Der letzte Abgleich ist fehlgeschlagen und wird nicht vor dem nächsten Termin wiederholt.</translation>
    </message>
    <message>
        <source>The repository is no mirror.</source>
        <translation>Das Repository ist kein Spiegel.</translation>
    </message>
    <message>
        <source>The tag %1 is not there any more.</source>
        <translation>Der Tag %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Making a tag changeable again needs the right to administer the repository.</source>
        <translation>Einen Tag wieder veränderbar zu machen erfordert das Recht, das Repository zu verwalten.</translation>
    </message>
    <message>
        <source>%1 can no longer be moved or deleted.</source>
        <translation>%1 kann nicht mehr verschoben oder gelöscht werden.</translation>
    </message>
    <message>
        <source>%1 can be moved and deleted again.</source>
        <translation>%1 kann wieder verschoben und gelöscht werden.</translation>
    </message>
    <message>
        <source>Quay takes changes only with an OAuth application token (user $oauthtoken).</source>
        <translation>Quay nimmt Änderungen nur mit einem OAuth-Anwendungstoken an (Benutzer $oauthtoken).</translation>
    </message>
    <message>
        <source>%1 is brought up to date with its origin; tags that match its rules may move.</source>
        <translation>%1 wird auf den Stand seines Ursprungs gebracht; Tags, auf die seine Regeln zutreffen, können sich verschieben.</translation>
    </message>
    <message>
        <source>%1 points there already.</source>
        <translation>%1 zeigt bereits dorthin.</translation>
    </message>
    <message>
        <source>%1 did not point to %2 within the time Quay keeps of it.</source>
        <translation>%1 zeigte in der Zeit, die Quay aufbewahrt, nicht auf %2.</translation>
    </message>
    <message>
        <source>%1 is there again and points to %2.</source>
        <translation>%1 ist wieder da und zeigt auf %2.</translation>
    </message>
    <message>
        <source>%1 points to %2 again, no longer to %3.</source>
        <translation>%1 zeigt wieder auf %2, nicht mehr auf %3.</translation>
    </message>
    <message>
        <source>Quay tags only within a repository; copy the image to %1 instead.</source>
        <translation>Quay vergibt Tags nur innerhalb eines Repositorys; kopieren Sie das Image stattdessen nach %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a tag&apos;s name.</source>
        <translation>„%1“ kann kein Name eines Tags sein.</translation>
    </message>
    <message>
        <source>There is no tag %1 in this repository.</source>
        <translation>Es gibt keinen Tag %1 in diesem Repository.</translation>
    </message>
    <message>
        <source>The new tag %1 points to %2.</source>
        <translation>Der neue Tag %1 zeigt auf %2.</translation>
    </message>
    <message>
        <source>%1 points to %2, no longer to %3.</source>
        <translation>%1 zeigt auf %2, nicht mehr auf %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time.</source>
        <translation>„%1“ ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>The time to expire must be in the future.</source>
        <translation>Die Ablaufzeit muss in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>%1 no longer expires.</source>
        <translation>%1 läuft nicht mehr ab.</translation>
    </message>
    <message>
        <source>Quay takes %1 away at %2.</source>
        <translation>Quay nimmt %1 um %2 weg.</translation>
    </message>
    <message>
        <source>The image has the label quay.expires-after=%1: pushing it again sets that.</source>
        <translation>Das Image hat das Label quay.expires-after=%1: Wer es erneut hochlädt, setzt diese Frist.</translation>
    </message>
    <message>
        <source>It was stopped before the rest.</source>
        <translation>Vor dem Rest wurde angehalten.</translation>
    </message>
    <message>
        <source>The sync begins within a moment; its state is in the mirror&apos;s panel.</source>
        <translation>Der Abgleich beginnt in Kürze; sein Stand ist beim Spiegel zu sehen.</translation>
    </message>
    <message>
        <source>The login may not write to this repository.</source>
        <translation>Die Anmeldung darf in dieses Repository nicht schreiben.</translation>
    </message>
    <message>
        <source>The repository takes no changes (state %1).</source>
        <translation>Das Repository nimmt keine Änderungen an (Zustand %1).</translation>
    </message>
    <message>
        <source>The catalog can be browsed without a login; pulling images needs one.</source>
        <translation>Der Katalog kann ohne Anmeldung durchsucht werden; das Herunterladen von Images erfordert eine.</translation>
    </message>
    <message>
        <source>This login is a Red Hat user name and password, which is not meant for production: use a registry service account there.</source>
        <translation>Diese Anmeldung ist ein Red-Hat-Benutzername mit Passwort, was nicht für den Produktivbetrieb gedacht ist: Verwenden Sie dort ein Registry-Service-Konto.</translation>
    </message>
    <message>
        <source>Red Hat&apos;s registries are read only.</source>
        <translation>Die Registries von Red Hat können nur gelesen werden.</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>There is no certificate in it</source>
        <translation>Darin ist kein Zertifikat</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>nach Zeitplan</translation>
    </message>
    <message>
        <source>insecure</source>
        <translation>ohne Zertifikatsprüfung</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not a platform: &quot;%1&quot;; write os/architecture or os/architecture/variant</source>
        <translation>keine Plattform: „%1“; geschrieben wird Betriebssystem/Architektur oder Betriebssystem/Architektur/Variante</translation>
    </message>
    <message>
        <source>there is no repository name</source>
        <translation>der Name des Repositorys fehlt</translation>
    </message>
    <message>
        <source>the repository name is longer than %1 characters</source>
        <translation>der Name des Repositorys ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>repository names are lower case: &quot;%1&quot;</source>
        <translation>Namen von Repositorys werden klein geschrieben: „%1“</translation>
    </message>
    <message>
        <source>a component of the repository name is empty: &quot;%1&quot;</source>
        <translation>ein Teil des Repository-Namens ist leer: „%1“</translation>
    </message>
    <message>
        <source>not a repository name: &quot;%1&quot;</source>
        <translation>kein Name eines Repositorys: „%1“</translation>
    </message>
    <message>
        <source>there is no host name</source>
        <translation>der Rechnername fehlt</translation>
    </message>
    <message>
        <source>not a host name: &quot;%1&quot;</source>
        <translation>kein Rechnername: „%1“</translation>
    </message>
    <message>
        <source>the reference is empty</source>
        <translation>die Referenz ist leer</translation>
    </message>
    <message>
        <source>64 hexadecimal digits are not a name; write repository@sha256:... instead</source>
        <translation>64 hexadezimale Ziffern sind kein Name; stattdessen Repository@sha256:... schreiben</translation>
    </message>
    <message>
        <source>not a tag: &quot;%1&quot;</source>
        <translation>kein Tag: „%1“</translation>
    </message>
    <message>
        <source>write the host alone; plain HTTP is a property of the registry</source>
        <translation>nur den Rechnernamen schreiben; unverschlüsseltes HTTP ist eine Eigenschaft der Registry</translation>
    </message>
    <message>
        <source>a digest does not belong here</source>
        <translation>ein Digest gehört nicht hierher</translation>
    </message>
    <message>
        <source>a tag does not belong here</source>
        <translation>ein Tag gehört nicht hierher</translation>
    </message>
    <message>
        <source>This registry does not offer it</source>
        <translation>Diese Registry bietet das nicht an</translation>
    </message>
    <message>
        <source>GitHub deletes versions of packages by its own API, for a classic token with the scope delete:packages: log in with one. Or delete them on the package&apos;s page, which https://github.com/%1?tab=packages leads to.</source>
        <translation>GitHub löscht Versionen von Paketen über seine eigene Schnittstelle, für ein klassisches Token mit der Berechtigung delete:packages: melden Sie sich mit einem an. Oder löschen Sie sie auf der Seite des Pakets, zu der https://github.com/%1?tab=packages führt.</translation>
    </message>
    <message>
        <source>Amazon&apos;s registry deletes through AWS&apos;s own API: aws ecr batch-delete-image --region %1 --repository-name %2 --image-ids %3</source>
        <translation>Amazons Registry löscht über die eigene Schnittstelle von AWS: aws ecr batch-delete-image --region %1 --repository-name %2 --image-ids %3</translation>
    </message>
    <message>
        <source>Amazon&apos;s registry deletes through AWS&apos;s own API: aws ecr-public batch-delete-image --region us-east-1 --repository-name %1 --image-ids %2</source>
        <translation>Amazons Registry löscht über die eigene Schnittstelle von AWS: aws ecr-public batch-delete-image --region us-east-1 --repository-name %1 --image-ids %2</translation>
    </message>
    <message>
        <source>GitLab deletes tags by its own API, for an access token with the scope api of a developer of the project: log in with one. Or delete them at https://%1, on the project&apos;s page Deploy &gt; Container registry.</source>
        <translation>GitLab löscht Tags über seine eigene Schnittstelle, für ein Zugriffstoken mit der Berechtigung api eines Entwicklers des Projekts: melden Sie sich mit einem an. Oder löschen Sie sie auf https://%1, auf der Seite Deploy &gt; Container registry des Projekts.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s registry is read only.</source>
        <translation>Microsofts Registry ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>Setting a tag needs a login.</source>
        <translation>Einen Tag zu setzen braucht eine Anmeldung.</translation>
    </message>
    <message>
        <source>The token in use may not delete: it lacks the scope delete:packages. Make a classic token with it at https://github.com/settings/tokens, or delete on the package&apos;s page.</source>
        <translation>Das verwendete Token darf nicht löschen: ihm fehlt die Berechtigung delete:packages. Erstellen Sie unter https://github.com/settings/tokens ein klassisches Token mit ihr, oder löschen Sie auf der Seite des Pakets.</translation>
    </message>
    <message>
        <source>GitLab shows no such repository to this login</source>
        <translation>GitLab zeigt dieser Anmeldung kein solches Repository</translation>
    </message>
    <message>
        <source>GitLab refuses: the tag is protected, the token lacks the scope api, or its owner is no developer of the project</source>
        <translation>GitLab lehnt ab: der Tag ist geschützt, dem Token fehlt die Berechtigung api, oder sein Besitzer ist kein Entwickler des Projekts</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Not limited</source>
        <translation>Nicht begrenzt</translation>
    </message>
    <message>
        <source>Docker Hub counts reading the image&apos;s manifest for it as a pull.</source>
        <translation>Docker Hub zählt das Lesen des Manifests dafür als Pull.</translation>
    </message>
    <message>
        <source>engines behind ssh:// are not supported: %1</source>
        <translation>Engines hinter ssh:// werden nicht unterstützt: %1</translation>
    </message>
    <message>
        <source>named pipes are not supported</source>
        <translation>benannte Pipes werden nicht unterstützt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a container engine</source>
        <translation>„%1“ ist keine Adresse einer Container-Engine</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of an image</source>
        <translation>„%1“ ist kein Name eines Images</translation>
    </message>
    <message>
        <source>Docker cannot take a name away from an image alone</source>
        <translation>Docker kann einem Image nicht nur den Namen nehmen</translation>
    </message>
    <message>
        <source>an engine takes whole images only</source>
        <translation>eine Engine nimmt nur ganze Images an</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>%1 gibt es nicht</translation>
    </message>
    <message>
        <source>there is no image %1</source>
        <translation>das Image %1 gibt es nicht</translation>
    </message>
    <message>
        <source>the engine keeps the layers of this image unpacked, and not the manifest %1</source>
        <translation>die Engine hält die Schichten dieses Images entpackt und das Manifest %1 nicht</translation>
    </message>
    <message>
        <source>%1 is in no image that was read</source>
        <translation>%1 ist in keinem der gelesenen Images</translation>
    </message>
    <message>
        <source>a line of the engine&apos;s is longer than %1 bytes</source>
        <translation>eine Zeile der Engine ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>no image of this name is there any more</source>
        <translation>kein Image dieses Namens ist mehr da</translation>
    </message>
    <message>
        <source>the plan cannot be carried out</source>
        <translation>der Plan lässt sich nicht ausführen</translation>
    </message>
    <message>
        <source>%1 is another image now</source>
        <translation>%1 ist jetzt ein anderes Image</translation>
    </message>
    <message>
        <source>no temporary folder could be locked</source>
        <translation>kein temporärer Ordner ließ sich sperren</translation>
    </message>
    <message>
        <source>the image does not fit: there is room for %1 bytes</source>
        <translation>das Image passt nicht: Platz ist für %1 Bytes</translation>
    </message>
    <message>
        <source>Harbor takes changes only with a login.</source>
        <translation>Harbor nimmt Änderungen nur mit einer Anmeldung an.</translation>
    </message>
    <message>
        <source>The project is a proxy cache: its tags come from elsewhere.</source>
        <translation>Das Projekt ist ein Proxy-Cache: seine Tags kommen von anderswo.</translation>
    </message>
    <message>
        <source>Harbor&apos;s scanner looks at %1 again; what it finds replaces the report.</source>
        <translation>Harbors Scanner sieht sich %1 noch einmal an; was er findet, ersetzt den Bericht.</translation>
    </message>
    <message>
        <source>Each of its %1 images is scanned.</source>
        <translation>Jedes seiner %1 Images wird untersucht.</translation>
    </message>
    <message>
        <source>A scan is under way already.</source>
        <translation>Eine Untersuchung läuft bereits.</translation>
    </message>
    <message>
        <source>Not scanned.</source>
        <translation>Nicht untersucht.</translation>
    </message>
    <message>
        <source>Scanned by %1</source>
        <translation>Untersucht von %1</translation>
    </message>
    <message>
        <source>Harbor did not keep the report.</source>
        <translation>Harbor hat den Bericht nicht aufgehoben.</translation>
    </message>
    <message>
        <source>the index has no image for %1</source>
        <translation>der Index hat kein Image für %1</translation>
    </message>
    <message>
        <source>the index has no images</source>
        <translation>der Index hat keine Images</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>alias &quot;%1&quot; in %2</source>
        <translation>Alias „%1“ in %2</translation>
    </message>
    <message>
        <source>search registry %1 of %2 in %3</source>
        <translation>Such-Registry %1 von %2 in %3</translation>
    </message>
    <message>
        <source>the registry itself</source>
        <translation>die Registry selbst</translation>
    </message>
    <message>
        <source>mirror %1 of %2 in %3</source>
        <translation>Spiegel %1 von %2 in %3</translation>
    </message>
    <message>
        <source>the location of %1 in %2</source>
        <translation>der Ort von %1 in %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a tag</source>
        <translation>„%1“ kann kein Tag sein</translation>
    </message>
    <message>
        <source>It is not said in which project</source>
        <translation>Es fehlt, in welchem Projekt</translation>
    </message>
    <message>
        <source>A cluster&apos;s image streams know no such action</source>
        <translation>Die Image-Streams eines Clusters kennen keine solche Aktion</translation>
    </message>
    <message>
        <source>The image stream %1 is not any more as it was planned with</source>
        <translation>Der Image-Stream %1 ist nicht mehr so, wie er bei der Planung war</translation>
    </message>
    <message>
        <source>The service account %1 was changed meanwhile</source>
        <translation>Das Dienstkonto %1 wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>A pull secret is made of a login, and there is none</source>
        <translation>Ein Pull-Secret entsteht aus einer Anmeldung, und es gibt keine</translation>
    </message>
    <message>
        <source>The registry operator&apos;s config was changed meanwhile</source>
        <translation>Die Konfiguration des Registry-Operators wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>The operator leaves it as it is from now on</source>
        <translation>Der Operator lässt sie von nun an, wie sie ist</translation>
    </message>
    <message>
        <source>The address of the cluster&apos;s API must begin with https://</source>
        <translation>Die Adresse der Cluster-API muss mit https:// beginnen</translation>
    </message>
    <message>
        <source>the login ended at %1</source>
        <translation>die Anmeldung endete um %1</translation>
    </message>
    <message>
        <source>The import failed without a reason</source>
        <translation>Der Import schlug fehl, ohne Angabe eines Grundes</translation>
    </message>
    <message>
        <source>The server says nothing about it</source>
        <translation>Der Server sagt nichts dazu</translation>
    </message>
    <message>
        <source>new tag</source>
        <translation>neuer Tag</translation>
    </message>
    <message>
        <source>points to an image for the first time</source>
        <translation>zeigt zum ersten Mal auf ein Image</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>moves here from %1</source>
        <translation>kommt von %1 hierher</translation>
    </message>
    <message>
        <source>The tag %1 of %2 comes from no other registry, so it cannot be imported again</source>
        <translation>Der Tag %1 von %2 kommt aus keiner anderen Registry und kann darum nicht noch einmal importiert werden</translation>
    </message>
    <message>
        <source>No tag of %1 comes from another registry</source>
        <translation>Kein Tag von %1 kommt aus einer anderen Registry</translation>
    </message>
    <message>
        <source>%1 is one image and cannot become several tags at once</source>
        <translation>%1 ist ein einziges Image und kann nicht auf einmal zu mehreren Tags werden</translation>
    </message>
    <message>
        <source>an event is longer than %1 bytes</source>
        <translation>ein Ereignis ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>%1 is missing here: you may not list it in the cluster (verb list).</source>
        <translation>%1 fehlt hier: Sie dürfen es im Cluster nicht auflisten (Verb list).</translation>
    </message>
    <message>
        <source>This cluster does not know %1.</source>
        <translation>Dieser Cluster kennt %1 nicht.</translation>
    </message>
    <message>
        <source>%1 is missing here: %2</source>
        <translation>%1 fehlt hier: %2</translation>
    </message>
    <message>
        <source>The cluster offers Kerberos (Negotiate) and no password</source>
        <translation>Der Cluster bietet Kerberos (Negotiate) und kein Passwort an</translation>
    </message>
    <message>
        <source>The cluster refused the user or the password</source>
        <translation>Der Cluster hat Benutzer oder Passwort abgelehnt</translation>
    </message>
    <message>
        <source>The cluster does not know this token, or it has ended</source>
        <translation>Der Cluster kennt dieses Token nicht, oder es ist abgelaufen</translation>
    </message>
    <message>
        <source>The cluster has no OAuth server of its own</source>
        <translation>Der Cluster hat keinen eigenen OAuth-Server</translation>
    </message>
    <message>
        <source>A user name with a colon cannot be told apart from the password</source>
        <translation>Ein Benutzername mit Doppelpunkt lässt sich nicht vom Passwort trennen</translation>
    </message>
    <message>
        <source>This token is none of the cluster&apos;s OAuth server</source>
        <translation>Dieses Token stammt nicht vom OAuth-Server des Clusters</translation>
    </message>
    <message>
        <source>There is no panel &quot;%1&quot; of &quot;%2&quot;</source>
        <translation>Es gibt keine Übersicht „%1“ von „%2“</translation>
    </message>
    <message>
        <source>The secret %1 in project %2 is no pull secret</source>
        <translation>Das Secret %1 im Projekt %2 ist kein Pull-Secret</translation>
    </message>
    <message>
        <source>%1:%2 points to no image</source>
        <translation>%1:%2 zeigt auf kein Image</translation>
    </message>
    <message>
        <source>The image %1 was pruned</source>
        <translation>Das Image %1 wurde aufgeräumt</translation>
    </message>
    <message>
        <source>A cluster&apos;s images are removed by pruning; only tags can be deleted</source>
        <translation>Die Images eines Clusters gehen durch Aufräumen (Pruning); löschen lassen sich nur Tags</translation>
    </message>
    <message>
        <source>There is no tag %1 in %2</source>
        <translation>Den Tag %1 gibt es in %2 nicht</translation>
    </message>
    <message>
        <source>Persistent volume claim %1</source>
        <translation>Persistent Volume Claim %1</translation>
    </message>
    <message>
        <source>The operator has not seen the change yet</source>
        <translation>Der Operator hat die Änderung noch nicht gesehen</translation>
    </message>
    <message>
        <source>The registry is being brought to the state %1</source>
        <translation>Die Registry wird in den Zustand %1 gebracht</translation>
    </message>
    <message>
        <source>%1 of %2 replicas are ready</source>
        <translation>%1 von %2 Replikaten sind bereit</translation>
    </message>
    <message>
        <source>As the operator likes (daily)</source>
        <translation>Wie der Operator will (täglich)</translation>
    </message>
    <message>
        <source>The login has no user and password, and pods cannot pull with anything else</source>
        <translation>Die Anmeldung hat weder Benutzer noch Passwort, und mit etwas anderem können Pods nichts holen</translation>
    </message>
    <message>
        <source>This project is being deleted</source>
        <translation>Dieses Projekt wird gerade gelöscht</translation>
    </message>
    <message>
        <source>You may not list the image streams of this project</source>
        <translation>Die Image-Streams dieses Projekts dürfen Sie nicht auflisten</translation>
    </message>
    <message>
        <source>This server is no OpenShift cluster: it does not know what a project is</source>
        <translation>Dieser Server ist kein OpenShift-Cluster: Er weiß nicht, was ein Projekt ist</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no project and no image stream of one (&quot;project/stream&quot;)</source>
        <translation>„%1“ ist kein Projekt und kein Image-Stream eines Projekts („Projekt/Stream“)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no image stream of a project (&quot;project/stream&quot;)</source>
        <translation>„%1“ ist kein Image-Stream eines Projekts („Projekt/Stream“)</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>The last import failed: %1</source>
        <translation>Der letzte Import schlug fehl: %1</translation>
    </message>
    <message>
        <source>%1 no longer points to %2</source>
        <translation>%1 zeigt nicht mehr auf %2</translation>
    </message>
    <message>
        <source>this plan cannot be carried out</source>
        <translation>dieser Plan lässt sich nicht ausführen</translation>
    </message>
    <message>
        <source>It is not said which image to take</source>
        <translation>Es fehlt, welches Image zu nehmen ist</translation>
    </message>
    <message>
        <source>It is not said which tag of &quot;%1&quot; to take</source>
        <translation>Es fehlt, welcher Tag von „%1“ zu nehmen ist</translation>
    </message>
    <message>
        <source>Quay takes changes through its API only with an OAuth application token.</source>
        <translation>Quay nimmt Änderungen über seine API nur mit einem OAuth-Anwendungstoken an.</translation>
    </message>
    <message>
        <source>Quay has no such panel here</source>
        <translation>Quay hat hier keine solche Übersicht</translation>
    </message>
    <message>
        <source>Nobody: only what is public</source>
        <translation>Niemand: nur, was öffentlich ist</translation>
    </message>
    <message>
        <source>The login is accepted</source>
        <translation>Die Anmeldung wird angenommen</translation>
    </message>
    <message>
        <source>Public repositories only</source>
        <translation>Nur öffentliche Repositorys</translation>
    </message>
    <message>
        <source>What is public, read only</source>
        <translation>Was öffentlich ist, nur lesend</translation>
    </message>
    <message>
        <source>The token is accepted, as %1</source>
        <translation>Das Token wird angenommen, als %1</translation>
    </message>
    <message>
        <source>The token may not read its user (scope user:read)</source>
        <translation>Das Token darf seinen Benutzer nicht lesen (Recht user:read)</translation>
    </message>
    <message>
        <source>The OAuth application token lacks a scope or right for this: %1</source>
        <translation>Dem OAuth-Anwendungstoken fehlt dafür ein Recht: %1</translation>
    </message>
    <message>
        <source>Quay wants a fresh login on its web page for this: %1</source>
        <translation>Quay will dafür eine frische Anmeldung auf seiner Webseite: %1</translation>
    </message>
    <message>
        <source>The tag is immutable: %1</source>
        <translation>Der Tag ist unveränderlich: %1</translation>
    </message>
    <message>
        <source>The plan or licence of the account does not allow more: %1</source>
        <translation>Tarif oder Lizenz des Kontos erlauben nicht mehr: %1</translation>
    </message>
    <message>
        <source>A service behind Quay does not answer: %1</source>
        <translation>Ein Dienst hinter Quay antwortet nicht: %1</translation>
    </message>
    <message>
        <source>Quay takes changes through its API only with an OAuth application token: %1</source>
        <translation>Quay nimmt Änderungen über seine API nur mit einem OAuth-Anwendungstoken an: %1</translation>
    </message>
    <message>
        <source>The repository takes no changes, being a mirror or read-only: %1</source>
        <translation>Das Repository nimmt keine Änderungen an, es ist ein Spiegel oder nur lesbar: %1</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>Mirror of another repository</source>
        <translation>Spiegel eines anderen Repositorys</translation>
    </message>
    <message>
        <source>Mirror, by its organisation</source>
        <translation>Spiegel, durch seine Organisation</translation>
    </message>
    <message>
        <source>About to be deleted</source>
        <translation>Wird bald gelöscht</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read, write, administer</source>
        <translation>Lesen, schreiben, verwalten</translation>
    </message>
    <message>
        <source>Read, write</source>
        <translation>Lesen, schreiben</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Quay lists repositories only for a login; public ones are found by searching.</source>
        <translation>Quay listet Repositorys nur für Angemeldete auf; öffentliche findet die Suche.</translation>
    </message>
    <message>
        <source>Never run</source>
        <translation>Nie gelaufen</translation>
    </message>
    <message>
        <source>Asked for, about to begin</source>
        <translation>Angefordert, beginnt gleich</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>None is set</source>
        <translation>Keine gesetzt</translation>
    </message>
    <message>
        <source>The registry&apos;s default</source>
        <translation>Die Vorgabe der Registry</translation>
    </message>
    <message>
        <source>Pushes are refused</source>
        <translation>Push wird abgelehnt</translation>
    </message>
    <message>
        <source>A warning is sent</source>
        <translation>Eine Warnung wird verschickt</translation>
    </message>
    <message>
        <source>Quay does not offer it here</source>
        <translation>Quay bietet das hier nicht an</translation>
    </message>
    <message>
        <source>there is no such tag</source>
        <translation>diesen Tag gibt es nicht</translation>
    </message>
    <message>
        <source>The registry has no scanner switched on, or does not know this image.</source>
        <translation>Die Registry hat keinen Scanner eingeschaltet oder kennt dieses Image nicht.</translation>
    </message>
    <message>
        <source>The scan has not begun or is under way. Ask again in half a minute or later.</source>
        <translation>Die Untersuchung hat noch nicht begonnen oder läuft. In einer halben Minute oder später noch einmal fragen.</translation>
    </message>
    <message>
        <source>The registry&apos;s scanner failed on this image.</source>
        <translation>Der Scanner der Registry ist an diesem Image gescheitert.</translation>
    </message>
    <message>
        <source>The scanner does not know what this image is made of.</source>
        <translation>Der Scanner weiß nicht, woraus dieses Image besteht.</translation>
    </message>
    <message>
        <source>A layer is larger than the registry&apos;s scanner takes.</source>
        <translation>Eine Schicht ist größer, als der Scanner der Registry annimmt.</translation>
    </message>
    <message>
        <source>The scanner&apos;s state is &quot;%1&quot;.</source>
        <translation>Der Zustand des Scanners ist „%1“.</translation>
    </message>
    <message>
        <source>The tag is set to expire.</source>
        <translation>Der Tag läuft ab.</translation>
    </message>
    <message>
        <source>Health grade %1</source>
        <translation>Gesundheitsnote %1</translation>
    </message>
    <message>
        <source>The catalog does not know this image.</source>
        <translation>Der Katalog kennt dieses Image nicht.</translation>
    </message>
    <message>
        <source>Tags are set only within a repository here; copy the image to %1 instead.</source>
        <translation>Tags werden hier nur innerhalb eines Repositorys gesetzt; kopieren Sie das Image stattdessen nach %1.</translation>
    </message>
    <message>
        <source>there is no context &quot;%1&quot; in it</source>
        <translation>darin gibt es keinen Kontext „%1“</translation>
    </message>
    <message>
        <source>context &quot;%1&quot; now means %2, no longer %3</source>
        <translation>Kontext „%1“ meint jetzt %2, nicht mehr %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a path</source>
        <translation>„%1“ braucht einen Pfad</translation>
    </message>
    <message>
        <source>the transport &quot;%1&quot; is not supported yet</source>
        <translation>der Transport „%1“ wird noch nicht unterstützt</translation>
    </message>
    <message>
        <source>nothing was named</source>
        <translation>es wurde nichts genannt</translation>
    </message>
    <message>
        <source>Nothing is remembered: the database could not be opened</source>
        <translation>Nichts ist gemerkt: Die Datenbank ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>This registry has nothing beside its images</source>
        <translation>Diese Registry hat nichts neben ihren Images</translation>
    </message>
    <message>
        <source>there is no undo journal: the database could not be opened</source>
        <translation>es gibt kein Journal zum Rückgängigmachen: Die Datenbank ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>%1 was not kept</source>
        <translation>%1 wurde nicht aufgehoben</translation>
    </message>
    <message>
        <source>the Local library is not open</source>
        <translation>die Lokale Bibliothek ist nicht geöffnet</translation>
    </message>
    <message>
        <source>this registry takes no login</source>
        <translation>diese Registry nimmt keine Anmeldung an</translation>
    </message>
    <message>
        <source>the registry asked for no login, so it was not tried</source>
        <translation>die Registry wollte keine Anmeldung, darum wurde sie nicht geprüft</translation>
    </message>
    <message>
        <source>this registry is no cluster</source>
        <translation>diese Registry ist kein Cluster</translation>
    </message>
    <message>
        <source>There is no login for this registry</source>
        <translation>Für diese Registry gibt es keine Anmeldung</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>another transfer is writing this archive</source>
        <translation>eine andere Übertragung schreibt dieses Archiv</translation>
    </message>
    <message>
        <source>an image in a docker archive is named by a tag, not by a digest</source>
        <translation>ein Image in einem Docker-Archiv wird durch einen Tag benannt, nicht durch einen Digest</translation>
    </message>
    <message>
        <source>a docker archive holds one image and nothing beside it</source>
        <translation>ein Docker-Archiv hält ein Image und nichts daneben</translation>
    </message>
    <message>
        <source>only an image fits into a docker archive</source>
        <translation>in ein Docker-Archiv passt nur ein Image</translation>
    </message>
    <message>
        <source>A docker archive holds no manifest: the digest is not preserved. The image ID is %1.</source>
        <translation>Ein Docker-Archiv hält kein Manifest: Der Digest bleibt nicht erhalten. Die Image-ID ist %1.</translation>
    </message>
    <message>
        <source>the layer %1 is kept elsewhere by its maker</source>
        <translation>die Schicht %1 liegt bei ihrem Hersteller anderswo</translation>
    </message>
    <message>
        <source>it has no config</source>
        <translation>es hat keine Konfiguration</translation>
    </message>
    <message>
        <source>an engine takes images only</source>
        <translation>eine Engine nimmt nur Images an</translation>
    </message>
    <message>
        <source>an engine&apos;s image is named by a tag, not by a digest</source>
        <translation>das Image einer Engine wird durch einen Tag benannt, nicht durch einen Digest</translation>
    </message>
    <message>
        <source>an engine keeps one image and nothing beside it</source>
        <translation>eine Engine hält ein Image und nichts daneben</translation>
    </message>
    <message>
        <source>%1 keeps no manifest of an image that is loaded: the digest is not preserved. The image ID is %2.</source>
        <translation>%1 hebt von einem geladenen Image kein Manifest auf: Der Digest bleibt nicht erhalten. Die Image-ID ist %2.</translation>
    </message>
    <message>
        <source>the temporary folder could not be removed</source>
        <translation>der temporäre Ordner ließ sich nicht entfernen</translation>
    </message>
    <message>
        <source>the destination takes images only, and this is none</source>
        <translation>das Ziel nimmt nur Images an, und dies ist keines</translation>
    </message>
    <message>
        <source>What is attached to the image was left out: the destination has no place for it.</source>
        <translation>Was am Image hängt, wurde weggelassen: Das Ziel hat keinen Platz dafür.</translation>
    </message>
    <message>
        <source>the destination holds one image, and the index has %1: choose a platform</source>
        <translation>das Ziel hält ein Image, und der Index hat %1: eine Plattform wählen</translation>
    </message>
    <message>
        <source>The destination holds one image: %1 was taken, %2 others were left out.</source>
        <translation>Das Ziel hält ein Image: %1 wurde genommen, %2 andere wurden weggelassen.</translation>
    </message>
    <message>
        <source>%1 attestations that belong to the index were left out with it.</source>
        <translation>%1 Attestierungen, die zum Index gehören, wurden mit ihm weggelassen.</translation>
    </message>
    <message>
        <source>The reference is a single image, for %1 and not for %2.</source>
        <translation>Die Referenz ist ein einzelnes Image, für %1 und nicht für %2.</translation>
    </message>
    <message>
        <source>more manifests than one transfer takes</source>
        <translation>mehr Manifeste, als eine Übertragung annimmt</translation>
    </message>
    <message>
        <source>more attachments than one transfer takes</source>
        <translation>mehr Anhänge, als eine Übertragung annimmt</translation>
    </message>
    <message>
        <source>the destination has no path</source>
        <translation>das Ziel hat keinen Pfad</translation>
    </message>
    <message>
        <source>neither a registry nor an engine is a file or folder</source>
        <translation>weder eine Registry noch eine Engine ist eine Datei oder ein Ordner</translation>
    </message>
    <message>
        <source>the staged blob is gone</source>
        <translation>der bereitgelegte Blob ist weg</translation>
    </message>
    <message>
        <source>skopeo reads it from an OCI layout or archive only if it is the only one there, and without its name: put it into an archive of its own for skopeo.</source>
        <translation>skopeo liest es aus einem OCI-Layout oder -Archiv nur, wenn es dort das einzige ist, und ohne seinen Namen: Für skopeo in ein eigenes Archiv legen.</translation>
    </message>
    <message>
        <source>The manifest is of docker&apos;s type and was kept so, for its digest&apos;s sake. %1</source>
        <translation>Das Manifest ist von Dockers Typ und blieb so, um seines Digests willen. %1</translation>
    </message>
    <message>
        <source>%1 is no name by the rules of OCI layouts. %2</source>
        <translation>%1 ist nach den Regeln der OCI-Layouts kein Name. %2</translation>
    </message>
    <message>
        <source>the file is shorter than it was</source>
        <translation>die Datei ist kürzer, als sie war</translation>
    </message>
    <message>
        <source>more than %1 manifests in one transfer</source>
        <translation>mehr als %1 Manifeste in einer Übertragung</translation>
    </message>
    <message>
        <source>indexes nested deeper than %1</source>
        <translation>Indexe tiefer als %1 verschachtelt</translation>
    </message>
    <message>
        <source>docker schema 1 images can be looked at, not transferred</source>
        <translation>Images nach Docker-Schema 1 lassen sich ansehen, nicht übertragen</translation>
    </message>
    <message>
        <source>The layer %1 was left out: its maker keeps it elsewhere.</source>
        <translation>Die Schicht %1 wurde weggelassen: Ihr Hersteller hält sie anderswo bereit.</translation>
    </message>
    <message>
        <source>If %1 has no other tag, the registry may remove it when it collects its garbage.</source>
        <translation>Wenn %1 kein anderes Tag hat, entfernt die Registry es vielleicht, wenn sie ihren Speicher bereinigt.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>login refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>no catalog</source>
        <translation>kein Katalog</translation>
    </message>
    <message>
        <source>speaks plain HTTP only</source>
        <translation>spricht nur HTTP</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>Zertifikat nicht vertraut</translation>
    </message>
    <message>
        <source>login needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>zu viele Anfragen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Try again after</source>
        <translation>Neuer Versuch nach</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>In %1 erneut versuchen.</translation>
    </message>
    <message>
        <source>It was issued by an authority this computer does not know.</source>
        <translation>Es wurde von einer Stelle ausgestellt, die dieser Rechner nicht kennt.</translation>
    </message>
    <message>
        <source>It was made for another host name.</source>
        <translation>Es wurde für einen anderen Hostnamen ausgestellt.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>Es ist abgelaufen.</translation>
    </message>
    <message>
        <source>It is not valid yet. Check this computer&apos;s clock.</source>
        <translation>Es ist noch nicht gültig. Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>Its authority has revoked it.</source>
        <translation>Seine Zertifizierungsstelle hat es widerrufen.</translation>
    </message>
    <message>
        <source>The server wants a client certificate (certs.d: client.cert and client.key).</source>
        <translation>Der Server verlangt ein Client-Zertifikat (certs.d: client.cert und client.key).</translation>
    </message>
    <message>
        <source>The secure connection could not be made.</source>
        <translation>Die sichere Verbindung kam nicht zustande.</translation>
    </message>
    <message>
        <source>It was good until %1.</source>
        <translation>Sie galt bis %1.</translation>
    </message>
</context>
<context>
    <name>ErrorWording</name>
    <message>
        <source>The proxy between this computer and the registry wants a login (407).</source>
        <translation>Der Proxy zwischen diesem Rechner und der Registry verlangt eine Anmeldung (407).</translation>
    </message>
    <message>
        <source>Set the proxy&apos;s user and password in the system&apos;s proxy settings.</source>
        <translation>Tragen Sie Benutzer und Passwort des Proxys in den Proxy-Einstellungen des Systems ein.</translation>
    </message>
    <message>
        <source>This server answers, but it is not a container registry.</source>
        <translation>Dieser Server antwortet, ist aber keine Container-Registry.</translation>
    </message>
    <message>
        <source>Check the host name and port.</source>
        <translation>Prüfen Sie Hostnamen und Port.</translation>
    </message>
    <message>
        <source>The server has a failure of its own.</source>
        <translation>Der Server hat selbst einen Fehler.</translation>
    </message>
    <message>
        <source>Try again later; if it stays, tell the registry&apos;s administrator.</source>
        <translation>Versuchen Sie es später erneut; bleibt der Fehler, wenden Sie sich an die Verwaltung der Registry.</translation>
    </message>
    <message>
        <source>The manifest contradicts itself about what it is.</source>
        <translation>Das Manifest widerspricht sich darin, was es ist.</translation>
    </message>
    <message>
        <source>It is not used, since it would look different to different tools.</source>
        <translation>Es wird nicht verwendet, da es für jedes Werkzeug anders aussähe.</translation>
    </message>
    <message>
        <source>The registry does not list its repositories.</source>
        <translation>Die Registry listet ihre Repositorys nicht auf.</translation>
    </message>
    <message>
        <source>Add the repositories you need by name with &quot;Add repository...&quot;.</source>
        <translation>Fügen Sie die benötigten Repositorys mit „Repository hinzufügen ...“ nach Namen hinzu.</translation>
    </message>
    <message>
        <source>The server speaks plain HTTP, without encryption.</source>
        <translation>Der Server spricht HTTP ohne Verschlüsselung.</translation>
    </message>
    <message>
        <source>If you trust the network, allow plain HTTP for this registry in its properties.</source>
        <translation>Wenn Sie dem Netz vertrauen, erlauben Sie HTTP in den Eigenschaften dieser Registry.</translation>
    </message>
    <message>
        <source>No encrypted connection could be agreed upon with the server.</source>
        <translation>Mit dem Server ließ sich keine verschlüsselte Verbindung vereinbaren.</translation>
    </message>
    <message>
        <source>Check the port: the server may not speak HTTPS there, or only versions of TLS that this computer refuses.</source>
        <translation>Prüfen Sie den Port: Vielleicht spricht der Server dort kein HTTPS oder nur TLS-Versionen, die dieser Rechner ablehnt.</translation>
    </message>
    <message>
        <source>The registry refused the user or the password.</source>
        <translation>Die Registry hat Benutzer oder Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>Check both and log in again. Repeated tries may lock the account.</source>
        <translation>Prüfen Sie beides und melden Sie sich erneut an. Wiederholte Versuche können das Konto sperren.</translation>
    </message>
    <message>
        <source>The login could not be tried: this registry lets everybody in without asking.</source>
        <translation>Die Anmeldung konnte nicht geprüft werden: Diese Registry lässt alle herein, ohne zu fragen.</translation>
    </message>
    <message>
        <source>Nothing was kept. Use it without a login; where a repository is closed, its own error says so.</source>
        <translation>Nichts wurde aufbewahrt. Nutzen Sie sie ohne Anmeldung; ist ein Repository geschlossen, meldet es das selbst.</translation>
    </message>
    <message>
        <source>Deleting is switched off on this registry.</source>
        <translation>Das Löschen ist auf dieser Registry abgeschaltet.</translation>
    </message>
    <message>
        <source>Its administrator can allow it (REGISTRY_STORAGE_DELETE_ENABLED=true).</source>
        <translation>Ihre Verwaltung kann es erlauben (REGISTRY_STORAGE_DELETE_ENABLED=true).</translation>
    </message>
    <message>
        <source>The content received is not the content asked for: its digest differs.</source>
        <translation>Der empfangene Inhalt ist nicht der angeforderte: Sein Digest weicht ab.</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again; if it happens again, the registry, or something on the way, is damaged or hostile.</source>
        <translation>Nichts wurde behalten. Versuchen Sie es erneut; geschieht es wieder, ist die Registry oder etwas auf dem Weg beschädigt oder feindlich.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space and try again; what is complete is kept.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut; was vollständig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>This user may not read or write there.</source>
        <translation>Dieser Benutzer darf dort nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Check the permissions, or choose another place.</source>
        <translation>Prüfen Sie die Berechtigungen oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>A tag changed since the plan was made.</source>
        <translation>Ein Tag hat sich geändert, seit der Plan gemacht wurde.</translation>
    </message>
    <message>
        <source>Nothing more was done. Look at the new plan.</source>
        <translation>Es wurde nichts weiter getan. Sehen Sie sich den neuen Plan an.</translation>
    </message>
    <message>
        <source>The server redirects from HTTPS to plain HTTP.</source>
        <translation>Der Server leitet von HTTPS auf unverschlüsseltes HTTP um.</translation>
    </message>
    <message>
        <source>Portolan does not follow it. Tell the registry&apos;s administrator.</source>
        <translation>Portolan folgt dem nicht. Wenden Sie sich an die Verwaltung der Registry.</translation>
    </message>
    <message>
        <source>The registry no longer has the layers of this image.</source>
        <translation>Die Registry hat die Layer dieses Images nicht mehr.</translation>
    </message>
    <message>
        <source>It was collected as garbage; it can only be pushed again from a copy.</source>
        <translation>Sie wurden bei der Speicherbereinigung entfernt; nur aus einer Kopie lässt es sich wieder hochladen.</translation>
    </message>
    <message>
        <source>There is no keychain on this desktop session.</source>
        <translation>In dieser Sitzung gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Start a keyring (GNOME Keyring or KWallet), or keep the login for this session only.</source>
        <translation>Starten Sie einen Schlüsselbund (GNOME Keyring oder KWallet) oder behalten Sie die Anmeldung nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The login has ended.</source>
        <translation>Die Anmeldung ist abgelaufen.</translation>
    </message>
    <message>
        <source>Log in again; nothing else is lost.</source>
        <translation>Melden Sie sich erneut an; sonst ist nichts verloren.</translation>
    </message>
    <message>
        <source>The cluster does not accept this token: it was revoked, or it has ended.</source>
        <translation>Der Cluster nimmt dieses Token nicht an: Es wurde widerrufen oder ist abgelaufen.</translation>
    </message>
    <message>
        <source>Log in again, or paste a new token.</source>
        <translation>Melden Sie sich erneut an oder fügen Sie ein neues Token ein.</translation>
    </message>
    <message>
        <source>The cluster leaves logging in to another service, so it takes no user and password.</source>
        <translation>Der Cluster überlässt die Anmeldung einem anderen Dienst und nimmt daher keinen Benutzer mit Passwort.</translation>
    </message>
    <message>
        <source>Paste a token, or use a context of your kubeconfig.</source>
        <translation>Fügen Sie ein Token ein oder verwenden Sie einen Kontext Ihrer kubeconfig.</translation>
    </message>
    <message>
        <source>The cluster takes Kerberos tickets, which Portolan cannot give, and no password.</source>
        <translation>Der Cluster nimmt Kerberos-Tickets, die Portolan nicht liefern kann, und kein Passwort.</translation>
    </message>
    <message>
        <source>Log in by the browser, or paste a token.</source>
        <translation>Melden Sie sich über den Browser an oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>The cluster takes no password from programs.</source>
        <translation>Der Cluster nimmt von Programmen kein Passwort.</translation>
    </message>
    <message>
        <source>A user name with a colon cannot be used with a password.</source>
        <translation>Ein Benutzername mit Doppelpunkt geht nicht mit einem Passwort.</translation>
    </message>
    <message>
        <source>The cluster&apos;s login server refused.</source>
        <translation>Der Anmeldeserver des Clusters hat abgelehnt.</translation>
    </message>
    <message>
        <source>Try again; the details say why.</source>
        <translation>Versuchen Sie es erneut; die Einzelheiten sagen, warum.</translation>
    </message>
    <message>
        <source>The browser did not come back from logging in.</source>
        <translation>Der Browser kam von der Anmeldung nicht zurück.</translation>
    </message>
    <message>
        <source>Try again, or paste a token.</source>
        <translation>Versuchen Sie es erneut oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>This is not the address of a cluster&apos;s API.</source>
        <translation>Dies ist nicht die Adresse der API eines Clusters.</translation>
    </message>
    <message>
        <source>It begins with https:// and often ends with :6443; &quot;oc whoami --show-server&quot; tells it.</source>
        <translation>Sie beginnt mit https:// und endet oft mit :6443; „oc whoami --show-server“ nennt sie.</translation>
    </message>
    <message>
        <source>The client certificate or its key cannot be used.</source>
        <translation>Das Client-Zertifikat oder sein Schlüssel ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Check the files the details name; a key with a passphrase cannot be read.</source>
        <translation>Prüfen Sie die Dateien, die die Einzelheiten nennen; ein Schlüssel mit Passphrase ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The kubeconfig asks to run a command for the login, which you have not allowed yet.</source>
        <translation>Die kubeconfig verlangt für die Anmeldung einen Befehl, den Sie noch nicht erlaubt haben.</translation>
    </message>
    <message>
        <source>Look at the command; allow it if you know it.</source>
        <translation>Sehen Sie sich den Befehl an; erlauben Sie ihn, wenn Sie ihn kennen.</translation>
    </message>
    <message>
        <source>The command that the kubeconfig names for the login is not there.</source>
        <translation>Den Befehl, den die kubeconfig für die Anmeldung nennt, gibt es nicht.</translation>
    </message>
    <message>
        <source>Install it as the details say, or log in another way.</source>
        <translation>Installieren Sie ihn, wie die Einzelheiten sagen, oder melden Sie sich anders an.</translation>
    </message>
    <message>
        <source>The command that the kubeconfig names for the login wants a terminal.</source>
        <translation>Der Befehl, den die kubeconfig für die Anmeldung nennt, verlangt ein Terminal.</translation>
    </message>
    <message>
        <source>Log in another way, or paste a token.</source>
        <translation>Melden Sie sich anders an oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>The command that the kubeconfig names for the login failed.</source>
        <translation>Der Befehl, den die kubeconfig für die Anmeldung nennt, ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Run it in a terminal to see why.</source>
        <translation>Führen Sie ihn in einem Terminal aus, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>The command that the kubeconfig names for the login did not end.</source>
        <translation>Der Befehl, den die kubeconfig für die Anmeldung nennt, endete nicht.</translation>
    </message>
    <message>
        <source>A kubeconfig file is not as it should be, and was left out.</source>
        <translation>Eine kubeconfig-Datei ist nicht, wie sie sein soll, und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Mend the file; the details say where.</source>
        <translation>Berichtigen Sie die Datei; die Einzelheiten sagen, wo.</translation>
    </message>
    <message>
        <source>This entry of the kubeconfig cannot be used.</source>
        <translation>Dieser Eintrag der kubeconfig ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Mend it in the file; the others are not touched.</source>
        <translation>Berichtigen Sie ihn in der Datei; die anderen bleiben unberührt.</translation>
    </message>
    <message>
        <source>A file that the kubeconfig needs cannot be read.</source>
        <translation>Eine Datei, die die kubeconfig braucht, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Prüfen Sie, dass es sie gibt und Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The kubeconfig no longer has this context.</source>
        <translation>Die kubeconfig hat diesen Kontext nicht mehr.</translation>
    </message>
    <message>
        <source>Log in here, or add the cluster again from another context.</source>
        <translation>Melden Sie sich hier an oder fügen Sie den Cluster aus einem anderen Kontext erneut hinzu.</translation>
    </message>
    <message>
        <source>This context of the kubeconfig now means another server.</source>
        <translation>Dieser Kontext der kubeconfig meint jetzt einen anderen Server.</translation>
    </message>
    <message>
        <source>Its login was not sent. Add the cluster again to use it.</source>
        <translation>Seine Anmeldung wurde nicht gesendet. Fügen Sie den Cluster erneut hinzu, um ihn zu verwenden.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the host name, your network and VPN, and try again.</source>
        <translation>Prüfen Sie Hostnamen, Netz und VPN und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again; the server or the network may be busy.</source>
        <translation>Versuchen Sie es erneut; Server oder Netz sind vielleicht ausgelastet.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Look at the certificate; add its authority if you know it.</source>
        <translation>Sehen Sie sich das Zertifikat an; fügen Sie seine Zertifizierungsstelle hinzu, wenn Sie sie kennen.</translation>
    </message>
    <message>
        <source>The registry wants a login.</source>
        <translation>Die Registry verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Log in to this registry.</source>
        <translation>Melden Sie sich an dieser Registry an.</translation>
    </message>
    <message>
        <source>This login may not do that.</source>
        <translation>Diese Anmeldung darf das nicht.</translation>
    </message>
    <message>
        <source>Log in with another account, or ask for the permission.</source>
        <translation>Melden Sie sich mit einem anderen Konto an oder bitten Sie um die Berechtigung.</translation>
    </message>
    <message>
        <source>It does not exist, or this login may not see it.</source>
        <translation>Es existiert nicht, oder diese Anmeldung darf es nicht sehen.</translation>
    </message>
    <message>
        <source>Check the name; if it is private, log in.</source>
        <translation>Prüfen Sie den Namen; ist es privat, melden Sie sich an.</translation>
    </message>
    <message>
        <source>The registry asks for a pause: too many requests.</source>
        <translation>Die Registry bittet um eine Pause: zu viele Anfragen.</translation>
    </message>
    <message>
        <source>Wait a little and try again. A login often has a higher limit.</source>
        <translation>Warten Sie etwas und versuchen Sie es erneut. Mit Anmeldung liegt die Grenze oft höher.</translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation>Die Antwort war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Something that is no registry may stand in the way, such as a login page or a proxy.</source>
        <translation>Vielleicht steht etwas im Weg, das keine Registry ist, etwa eine Anmeldeseite oder ein Proxy.</translation>
    </message>
    <message>
        <source>The answer is larger than Portolan accepts.</source>
        <translation>Die Antwort ist größer, als Portolan annimmt.</translation>
    </message>
    <message>
        <source>This is not supported here.</source>
        <translation>Das wird hier nicht unterstützt.</translation>
    </message>
    <message>
        <source>This computer could not store or read the data.</source>
        <translation>Dieser Rechner konnte die Daten nicht speichern oder lesen.</translation>
    </message>
    <message>
        <source>Check free space and permissions.</source>
        <translation>Prüfen Sie freien Platz und Berechtigungen.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Something changed in the meantime, or is in the way.</source>
        <translation>Inzwischen hat sich etwas geändert, oder es ist etwas im Weg.</translation>
    </message>
    <message>
        <source>Refresh and look again.</source>
        <translation>Aktualisieren Sie und sehen Sie erneut nach.</translation>
    </message>
    <message>
        <source>This input cannot be understood.</source>
        <translation>Diese Eingabe ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>A defect in Portolan.</source>
        <translation>Ein Fehler in Portolan.</translation>
    </message>
    <message>
        <source>Please report it with the details below.</source>
        <translation>Bitte melden Sie ihn mit den Einzelheiten unten.</translation>
    </message>
    <message>
        <source>There is no such image in this repository.</source>
        <translation>Dieses Image gibt es in diesem Repository nicht.</translation>
    </message>
    <message>
        <source>Refresh; the tag may have been deleted or moved.</source>
        <translation>Aktualisieren Sie; der Tag wurde vielleicht gelöscht oder verschoben.</translation>
    </message>
    <message>
        <source>The registry knows no repository of this name, or does not show it.</source>
        <translation>Die Registry kennt kein Repository dieses Namens oder zeigt es nicht.</translation>
    </message>
    <message>
        <source>The registry does not have this layer or config.</source>
        <translation>Die Registry hat diesen Layer oder diese Konfiguration nicht.</translation>
    </message>
    <message>
        <source>If the image is needed, push it again from a copy.</source>
        <translation>Wird das Image gebraucht, laden Sie es aus einer Kopie wieder hoch.</translation>
    </message>
    <message>
        <source>The registry misses a part of the image that was sent.</source>
        <translation>Der Registry fehlt ein Teil des gesendeten Images.</translation>
    </message>
    <message>
        <source>Try again; what is there already is not sent again.</source>
        <translation>Versuchen Sie es erneut; was schon da ist, wird nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <source>The registry has forgotten the upload in the middle of it.</source>
        <translation>Die Registry hat das Hochladen mittendrin vergessen.</translation>
    </message>
    <message>
        <source>The tag has expired or was deleted.</source>
        <translation>Der Tag ist abgelaufen oder wurde gelöscht.</translation>
    </message>
    <message>
        <source>Its history may still hold the image: restore it from there.</source>
        <translation>Sein Verlauf enthält das Image vielleicht noch: Stellen Sie es von dort wieder her.</translation>
    </message>
    <message>
        <source>The tag is immutable: it cannot be moved or deleted.</source>
        <translation>Der Tag ist unveränderlich: Er kann nicht verschoben oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Who administers the repository can make it changeable first.</source>
        <translation>Wer das Repository verwaltet, kann ihn vorher änderbar machen.</translation>
    </message>
    <message>
        <source>The repository takes no changes: it is a mirror, or read only.</source>
        <translation>Das Repository nimmt keine Änderungen an: Es ist ein Spiegel oder nur lesbar.</translation>
    </message>
    <message>
        <source>Change it where it is mirrored from, or set its state back to normal on Quay.</source>
        <translation>Ändern Sie es dort, wovon es gespiegelt wird, oder setzen Sie seinen Zustand auf Quay zurück.</translation>
    </message>
    <message>
        <source>The plan or licence of the account does not allow more.</source>
        <translation>Tarif oder Lizenz des Kontos erlauben nicht mehr.</translation>
    </message>
    <message>
        <source>Free something, or have the plan enlarged.</source>
        <translation>Geben Sie etwas frei oder lassen Sie den Tarif erweitern.</translation>
    </message>
    <message>
        <source>A service the registry relies on does not answer.</source>
        <translation>Ein Dienst, den die Registry braucht, antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Something changed since the plan was made.</source>
        <translation>Etwas hat sich geändert, seit der Plan gemacht wurde.</translation>
    </message>
    <message>
        <source>Nothing was done. Make the plan anew and look at it.</source>
        <translation>Nichts wurde getan. Machen Sie den Plan neu und sehen Sie ihn sich an.</translation>
    </message>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation>Dieser Plan ist nicht ausführbar.</translation>
    </message>
    <message>
        <source>It says why, and which permission is missing.</source>
        <translation>Er sagt, warum, und welche Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>This registry does not offer that.</source>
        <translation>Diese Registry bietet das nicht.</translation>
    </message>
    <message>
        <source>The cluster&apos;s registry cannot be reached from outside the cluster.</source>
        <translation>Die Registry des Clusters ist von außerhalb nicht erreichbar.</translation>
    </message>
    <message>
        <source>Who administers it can enable its default route: panel &quot;Registry operator&quot;.</source>
        <translation>Wer sie verwaltet, kann ihre Standardroute einschalten: „Registry-Operator“.</translation>
    </message>
    <message>
        <source>The cluster removed this image; only its name is left in the history.</source>
        <translation>Der Cluster hat dieses Image entfernt; nur sein Name steht noch im Verlauf.</translation>
    </message>
    <message>
        <source>Import or push it again, or roll back to another one.</source>
        <translation>Importieren oder laden Sie es erneut hoch, oder setzen Sie auf ein anderes zurück.</translation>
    </message>
    <message>
        <source>This cluster has no image streams: it is a plain Kubernetes.</source>
        <translation>Dieser Cluster hat keine Image-Streams: Es ist ein einfaches Kubernetes.</translation>
    </message>
    <message>
        <source>Add its registry by host name instead.</source>
        <translation>Fügen Sie stattdessen seine Registry nach Hostnamen hinzu.</translation>
    </message>
    <message>
        <source>A registries.conf file is not as it should be.</source>
        <translation>Eine registries.conf-Datei ist nicht, wie sie sein soll.</translation>
    </message>
    <message>
        <source>Mend it; Podman would refuse it too. The details say where.</source>
        <translation>Berichtigen Sie sie; auch Podman würde sie ablehnen. Die Einzelheiten sagen, wo.</translation>
    </message>
    <message>
        <source>There is no container engine on this computer that can be asked.</source>
        <translation>Auf diesem Rechner gibt es keine Container-Engine, die gefragt werden kann.</translation>
    </message>
    <message>
        <source>Start its socket: systemctl --user start podman.socket, or the Docker service.</source>
        <translation>Starten Sie ihren Socket: systemctl --user start podman.socket, oder den Docker-Dienst.</translation>
    </message>
    <message>
        <source>Nothing answers at the engine&apos;s socket.</source>
        <translation>Am Socket der Engine antwortet nichts.</translation>
    </message>
    <message>
        <source>Start it: systemctl --user start podman.socket, or the Docker service.</source>
        <translation>Starten Sie sie: systemctl --user start podman.socket, oder den Docker-Dienst.</translation>
    </message>
    <message>
        <source>The engine has too many waiting for it.</source>
        <translation>An der Engine warten zu viele.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>What answers at this socket is neither Podman nor Docker.</source>
        <translation>Was an diesem Socket antwortet, ist weder Podman noch Docker.</translation>
    </message>
    <message>
        <source>Check CONTAINER_HOST and DOCKER_HOST.</source>
        <translation>Prüfen Sie CONTAINER_HOST und DOCKER_HOST.</translation>
    </message>
    <message>
        <source>The engine says that it failed.</source>
        <translation>Die Engine meldet einen Fehler.</translation>
    </message>
    <message>
        <source>The details are in its own words.</source>
        <translation>Die Einzelheiten sind in ihren eigenen Worten.</translation>
    </message>
    <message>
        <source>The engine now has another image under this name than the one sent.</source>
        <translation>Die Engine hat unter diesem Namen jetzt ein anderes Image als das gesendete.</translation>
    </message>
    <message>
        <source>Something else wrote there at the same time. Try again.</source>
        <translation>Etwas anderes schrieb dort zur selben Zeit. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Engines behind ssh are not supported.</source>
        <translation>Engines hinter ssh werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Forward the socket: ssh -L /tmp/podman.sock:/run/podman/podman.sock HOST.</source>
        <translation>Leiten Sie den Socket weiter: ssh -L /tmp/podman.sock:/run/podman/podman.sock HOST.</translation>
    </message>
    <message>
        <source>Engines behind named pipes are not supported.</source>
        <translation>Engines hinter benannten Pipes werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use a Unix socket or tcp.</source>
        <translation>Verwenden Sie einen Unix-Socket oder tcp.</translation>
    </message>
    <message>
        <source>The engine has no such image.</source>
        <translation>Die Engine hat dieses Image nicht.</translation>
    </message>
    <message>
        <source>Refresh; it may have been removed.</source>
        <translation>Aktualisieren Sie; es wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>A container on this computer uses the image.</source>
        <translation>Ein Container auf diesem Rechner benutzt das Image.</translation>
    </message>
    <message>
        <source>Remove the container first.</source>
        <translation>Entfernen Sie zuerst den Container.</translation>
    </message>
    <message>
        <source>There is too little room for a temporary copy of the image.</source>
        <translation>Für eine vorübergehende Kopie des Images ist zu wenig Platz.</translation>
    </message>
    <message>
        <source>Free some space, or let TMPDIR name a larger disk.</source>
        <translation>Schaffen Sie Platz oder lassen Sie TMPDIR auf einen größeren Datenträger zeigen.</translation>
    </message>
    <message>
        <source>The engine keeps this image unpacked, without the manifest it came with.</source>
        <translation>Die Engine hält dieses Image entpackt, ohne das Manifest, mit dem es kam.</translation>
    </message>
    <message>
        <source>Ask for it by its tag, or take it from the registry it came from.</source>
        <translation>Fragen Sie nach seinem Tag oder nehmen Sie es aus der Registry, aus der es kam.</translation>
    </message>
    <message>
        <source>What arrived at the registry is not what was sent: its digest differs.</source>
        <translation>Was bei der Registry ankam, ist nicht das Gesendete: Sein Digest weicht ab.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, something on the way is damaged.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, ist etwas auf dem Weg beschädigt.</translation>
    </message>
    <message>
        <source>The content is not of the size that was announced.</source>
        <translation>Der Inhalt hat nicht die angekündigte Größe.</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again; if it happens again, the registry is damaged or hostile.</source>
        <translation>Nichts wurde behalten. Versuchen Sie es erneut; geschieht es wieder, ist die Registry beschädigt oder feindlich.</translation>
    </message>
    <message>
        <source>The registry cannot continue a download where it stopped.</source>
        <translation>Die Registry kann ein Herunterladen nicht dort fortsetzen, wo es aufhörte.</translation>
    </message>
    <message>
        <source>Try again; it begins anew.</source>
        <translation>Versuchen Sie es erneut; es beginnt von vorn.</translation>
    </message>
    <message>
        <source>The content is shorter than what was asked for.</source>
        <translation>Der Inhalt ist kürzer als angefordert.</translation>
    </message>
    <message>
        <source>Refresh and try again.</source>
        <translation>Aktualisieren Sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The image is not there for this platform.</source>
        <translation>Für diese Plattform gibt es das Image nicht.</translation>
    </message>
    <message>
        <source>Choose one of the platforms it has.</source>
        <translation>Wählen Sie eine der vorhandenen Plattformen.</translation>
    </message>
    <message>
        <source>The destination holds one image, and this is one for several platforms.</source>
        <translation>Das Ziel enthält ein Image, und dies ist eines für mehrere Plattformen.</translation>
    </message>
    <message>
        <source>Choose a platform.</source>
        <translation>Wählen Sie eine Plattform.</translation>
    </message>
    <message>
        <source>This is no container image, so this destination cannot hold it.</source>
        <translation>Dies ist kein Container-Image, daher kann dieses Ziel es nicht enthalten.</translation>
    </message>
    <message>
        <source>Pull it into an OCI layout or archive instead.</source>
        <translation>Holen Sie es stattdessen in ein OCI-Layout oder -Archiv.</translation>
    </message>
    <message>
        <source>A layer is kept by its maker and not by the registry.</source>
        <translation>Ein Layer liegt bei seinem Hersteller und nicht in der Registry.</translation>
    </message>
    <message>
        <source>Pull into an OCI layout or archive, which may leave it out.</source>
        <translation>Holen Sie in ein OCI-Layout oder -Archiv, die ihn weglassen dürfen.</translation>
    </message>
    <message>
        <source>A layer cannot be unpacked.</source>
        <translation>Ein Layer lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>The image is damaged; take it from where it was built.</source>
        <translation>Das Image ist beschädigt; nehmen Sie es von dort, wo es gebaut wurde.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Es gibt schon eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation>Wählen Sie einen anderen Namen oder erlauben Sie, sie zu ersetzen.</translation>
    </message>
    <message>
        <source>This is no archive of an image.</source>
        <translation>Dies ist kein Archiv eines Images.</translation>
    </message>
    <message>
        <source>Archives are made by pulling, by &quot;podman save&quot; or &quot;docker save&quot;.</source>
        <translation>Archive entstehen beim Holen, durch „podman save“ oder „docker save“.</translation>
    </message>
    <message>
        <source>This is neither an OCI layout nor an archive of images.</source>
        <translation>Dies ist weder ein OCI-Layout noch ein Archiv von Images.</translation>
    </message>
    <message>
        <source>Choose a folder with a file oci-layout in it, or an archive file.</source>
        <translation>Wählen Sie einen Ordner mit einer Datei oci-layout darin oder eine Archivdatei.</translation>
    </message>
    <message>
        <source>The archive has an entry that no honest tool writes.</source>
        <translation>Das Archiv hat einen Eintrag, den kein ehrliches Werkzeug schreibt.</translation>
    </message>
    <message>
        <source>It was not read. Do not trust it.</source>
        <translation>Es wurde nicht gelesen. Vertrauen Sie ihm nicht.</translation>
    </message>
    <message>
        <source>Another program is changing this layout.</source>
        <translation>Ein anderes Programm ändert dieses Layout.</translation>
    </message>
    <message>
        <source>Wait for it to end, and try again.</source>
        <translation>Warten Sie, bis es fertig ist, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This kind of place is not supported.</source>
        <translation>Diese Art von Ort wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Copy the image to a registry, an OCI layout or an archive first.</source>
        <translation>Kopieren Sie das Image zuerst in eine Registry, ein OCI-Layout oder ein Archiv.</translation>
    </message>
    <message>
        <source>Another Portolan uses the database.</source>
        <translation>Ein anderes Portolan benutzt die Datenbank.</translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation>Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database was written by a newer Portolan.</source>
        <translation>Die Datenbank wurde von einem neueren Portolan geschrieben.</translation>
    </message>
    <message>
        <source>Use that one, or move the file away; history and undo begin anew then.</source>
        <translation>Verwenden Sie jenes oder räumen Sie die Datei weg; Verlauf und Rückgängig beginnen dann neu.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>Move the file away; history and undo begin anew then.</source>
        <translation>Räumen Sie die Datei weg; Verlauf und Rückgängig beginnen dann neu.</translation>
    </message>
    <message>
        <source>The database could not be read or written.</source>
        <translation>Die Datenbank konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The server is there, but nothing answers at this port.</source>
        <translation>Der Server ist da, aber an diesem Port antwortet nichts.</translation>
    </message>
    <message>
        <source>Check the port; the registry may be down.</source>
        <translation>Prüfen Sie den Port; vielleicht läuft die Registry nicht.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>Die Verbindung brach ab.</translation>
    </message>
    <message>
        <source>Try again; what is complete is kept.</source>
        <translation>Versuchen Sie es erneut; was vollständig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is no server of this name.</source>
        <translation>Es gibt keinen Server dieses Namens.</translation>
    </message>
    <message>
        <source>Check the host name, your network and VPN.</source>
        <translation>Prüfen Sie Hostnamen, Netz und VPN.</translation>
    </message>
    <message>
        <source>The proxy of this computer could not be reached.</source>
        <translation>Der Proxy dieses Rechners ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the proxy in the system&apos;s settings.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The server sends from one place to the next without end.</source>
        <translation>Der Server schickt endlos von einem Ort zum nächsten.</translation>
    </message>
    <message>
        <source>Tell the registry&apos;s administrator.</source>
        <translation>Wenden Sie sich an die Verwaltung der Registry.</translation>
    </message>
    <message>
        <source>The server sends in a circle.</source>
        <translation>Der Server schickt im Kreis.</translation>
    </message>
    <message>
        <source>The server points to another server where it may not.</source>
        <translation>Der Server verweist auf einen anderen, wo er es nicht darf.</translation>
    </message>
    <message>
        <source>Nothing was sent there. Tell the registry&apos;s administrator.</source>
        <translation>Dorthin wurde nichts gesendet. Wenden Sie sich an die Verwaltung der Registry.</translation>
    </message>
    <message>
        <source>What answers does not speak HTTP.</source>
        <translation>Was antwortet, spricht kein HTTP.</translation>
    </message>
    <message>
        <source>Check the port or socket.</source>
        <translation>Prüfen Sie Port oder Socket.</translation>
    </message>
    <message>
        <source>The file where Podman keeps its logins is not as it should be.</source>
        <translation>Die Datei, in der Podman seine Anmeldungen aufbewahrt, ist nicht, wie sie sein soll.</translation>
    </message>
    <message>
        <source>It was left alone. Mend or remove it, then try again.</source>
        <translation>Sie wurde nicht angerührt. Berichtigen oder entfernen Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Such a file holds a user and a password, and this login is none.</source>
        <translation>Eine solche Datei enthält Benutzer und Passwort, und diese Anmeldung ist keine solche.</translation>
    </message>
    <message>
        <source>Log in with a user and a password, or with a robot or service account.</source>
        <translation>Melden Sie sich mit Benutzer und Passwort an oder mit einem Robot- oder Dienstkonto.</translation>
    </message>
    <message>
        <source>There is no login for a registry in it.</source>
        <translation>Darin ist keine Anmeldung für eine Registry.</translation>
    </message>
    <message>
        <source>Take the file that &quot;Copy pull secret&quot; or &quot;oc get secret -o yaml&quot; gives.</source>
        <translation>Nehmen Sie die Datei, die „Copy pull secret“ oder „oc get secret -o yaml“ liefert.</translation>
    </message>
    <message>
        <source>This is no pull secret.</source>
        <translation>Dies ist kein Pull-Secret.</translation>
    </message>
    <message>
        <source>A pull secret is JSON that begins with {&quot;auths&quot;: or a Secret in YAML.</source>
        <translation>Ein Pull-Secret ist JSON, das mit {&quot;auths&quot;: beginnt, oder ein Secret in YAML.</translation>
    </message>
    <message>
        <source>There is no login to make this of.</source>
        <translation>Es gibt keine Anmeldung, aus der es entstehen könnte.</translation>
    </message>
    <message>
        <source>Log in to the registry first, or choose one you are logged in to.</source>
        <translation>Melden Sie sich zuerst an der Registry an oder wählen Sie eine, an der Sie angemeldet sind.</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>In dieser Datei ist kein Zertifikat.</translation>
    </message>
    <message>
        <source>Choose a file in PEM format: it has a line BEGIN CERTIFICATE.</source>
        <translation>Wählen Sie eine Datei im PEM-Format: Sie hat eine Zeile BEGIN CERTIFICATE.</translation>
    </message>
    <message>
        <source>This token was not made by the cluster&apos;s login server, so it cannot be ended there.</source>
        <translation>Dieses Token stammt nicht vom Anmeldeserver des Clusters und lässt sich dort nicht beenden.</translation>
    </message>
    <message>
        <source>It is forgotten here; where it came from it may be good still.</source>
        <translation>Hier ist es vergessen; wo es herkam, gilt es vielleicht noch.</translation>
    </message>
    <message>
        <source>This login works for the cluster, but it has no token, and the cluster&apos;s registry takes nothing else.</source>
        <translation>Diese Anmeldung gilt für den Cluster, hat aber kein Token, und die Registry des Clusters nimmt nichts anderes.</translation>
    </message>
    <message>
        <source>Log in to the cluster by the browser, or paste a token.</source>
        <translation>Melden Sie sich über den Browser am Cluster an oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>The credential helper named in a login file is not installed.</source>
        <translation>Der in einer Anmeldedatei genannte Anmeldehelfer ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it, or log in here.</source>
        <translation>Installieren Sie ihn oder melden Sie sich hier an.</translation>
    </message>
    <message>
        <source>A credential helper did not give its login.</source>
        <translation>Ein Anmeldehelfer gab seine Anmeldung nicht heraus.</translation>
    </message>
    <message>
        <source>Run it in a terminal to see why, or log in here.</source>
        <translation>Führen Sie ihn in einem Terminal aus, um zu sehen, warum, oder melden Sie sich hier an.</translation>
    </message>
    <message>
        <source>A credential helper did not answer in time.</source>
        <translation>Ein Anmeldehelfer antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>The keychain refused.</source>
        <translation>Der Schlüsselbund hat abgelehnt.</translation>
    </message>
    <message>
        <source>Look whether it works in its own program, and try again.</source>
        <translation>Sehen Sie nach, ob er in seinem eigenen Programm funktioniert, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The entry in the keychain is no login of Portolan any more.</source>
        <translation>Der Eintrag im Schlüsselbund ist keine Anmeldung von Portolan mehr.</translation>
    </message>
    <message>
        <source>Log in again; it is replaced.</source>
        <translation>Melden Sie sich erneut an; er wird ersetzt.</translation>
    </message>
    <message>
        <source>The registry sends logins to a server without encryption.</source>
        <translation>Die Registry schickt Anmeldungen zu einem Server ohne Verschlüsselung.</translation>
    </message>
    <message>
        <source>Nothing was sent. Tell the registry&apos;s administrator.</source>
        <translation>Nichts wurde gesendet. Wenden Sie sich an die Verwaltung der Registry.</translation>
    </message>
    <message>
        <source>Quay takes this only with an OAuth application token; a password or robot does not do.</source>
        <translation>Quay nimmt dies nur mit einem OAuth-Anwendungs-Token; Passwort oder Robot genügen nicht.</translation>
    </message>
    <message>
        <source>Make one on Quay under the organisation&apos;s Applications, and log in as $oauthtoken with it.</source>
        <translation>Erzeugen Sie eines auf Quay unter „Applications“ der Organisation und melden Sie sich damit als $oauthtoken an.</translation>
    </message>
    <message>
        <source>The OAuth application token may not do that.</source>
        <translation>Das OAuth-Anwendungs-Token darf das nicht.</translation>
    </message>
    <message>
        <source>Make one with the scope this needs: reading, writing or administering repositories.</source>
        <translation>Erzeugen Sie eines mit dem nötigen Recht: Repositorys lesen, schreiben oder verwalten.</translation>
    </message>
    <message>
        <source>Quay wants you to have logged in on its web page a moment ago for this.</source>
        <translation>Quay verlangt dafür, dass Sie sich gerade eben auf seiner Webseite angemeldet haben.</translation>
    </message>
    <message>
        <source>Do it there, or use an OAuth application token.</source>
        <translation>Tun Sie es dort oder verwenden Sie ein OAuth-Anwendungs-Token.</translation>
    </message>
    <message>
        <source>The container settings of this computer block this registry.</source>
        <translation>Die Container-Einstellungen dieses Rechners sperren diese Registry.</translation>
    </message>
    <message>
        <source>The details name the file (registries.conf) that says so; its owner can change it.</source>
        <translation>Die Einzelheiten nennen die Datei (registries.conf), die das sagt; wem sie gehört, kann sie ändern.</translation>
    </message>
</context>
<context>
    <name>ItemCopy</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>LoginHints</name>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>What the registry lets this user do.</source>
        <translation>Was die Registry diesem Benutzer erlaubt.</translation>
    </message>
    <message>
        <source>No login</source>
        <translation>Ohne Anmeldung</translation>
    </message>
    <message>
        <source>Everything here can be read without a login.</source>
        <translation>Alles hier ist ohne Anmeldung lesbar.</translation>
    </message>
    <message>
        <source>Registry service account</source>
        <translation>Registry-Dienstkonto</translation>
    </message>
    <message>
        <source>Account name, with number and bar: 12345678|name</source>
        <translation>Kontoname mit Nummer und Strich: 12345678|name</translation>
    </message>
    <message>
        <source>Token (one long line)</source>
        <translation>Token (eine lange Zeile)</translation>
    </message>
    <message>
        <source>Pulls what your organisation is entitled to.</source>
        <translation>Holt, wozu Ihre Organisation berechtigt ist.</translation>
    </message>
    <message>
        <source>Made on the page of registry service accounts.</source>
        <translation>Entsteht auf der Seite der Registry-Dienstkonten.</translation>
    </message>
    <message>
        <source>Red Hat user and password</source>
        <translation>Red-Hat-Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Red Hat login</source>
        <translation>Red-Hat-Anmeldename</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Not meant for production: it is your own login. Use a registry service account on servers.</source>
        <translation>Nicht für den Betrieb gedacht: Es ist Ihre eigene Anmeldung. Verwenden Sie auf Servern ein Registry-Dienstkonto.</translation>
    </message>
    <message>
        <source>Robot account</source>
        <translation>Robot-Konto</translation>
    </message>
    <message>
        <source>Robot name, with namespace and plus: team+robot</source>
        <translation>Robot-Name mit Namensraum und Plus: team+robot</translation>
    </message>
    <message>
        <source>Robot token</source>
        <translation>Robot-Token</translation>
    </message>
    <message>
        <source>Pulls, and pushes where it was allowed to. No tag history, no settings: those need an application token.</source>
        <translation>Holt und lädt hoch, wo es erlaubt wurde. Kein Tag-Verlauf, keine Einstellungen: Dafür braucht es ein Anwendungs-Token.</translation>
    </message>
    <message>
        <source>Made on the Robot Accounts page of the organisation.</source>
        <translation>Entsteht auf der Seite „Robot Accounts“ der Organisation.</translation>
    </message>
    <message>
        <source>OAuth application token</source>
        <translation>OAuth-Anwendungs-Token</translation>
    </message>
    <message>
        <source>The same for everyone</source>
        <translation>Für alle gleich</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffs-Token</translation>
    </message>
    <message>
        <source>Everything: lists, tag history, expiry, restoring, and pulling and pushing, as far as its scopes go.</source>
        <translation>Alles: Listen, Tag-Verlauf, Ablauf, Wiederherstellen, Holen und Hochladen, soweit seine Rechte reichen.</translation>
    </message>
    <message>
        <source>Generated on the Applications page of the organisation.</source>
        <translation>Wird auf der Seite „Applications“ der Organisation erzeugt.</translation>
    </message>
    <message>
        <source>User and encrypted password</source>
        <translation>Benutzer und verschlüsseltes Passwort</translation>
    </message>
    <message>
        <source>Quay user name</source>
        <translation>Quay-Benutzername</translation>
    </message>
    <message>
        <source>Encrypted password</source>
        <translation>Verschlüsseltes Passwort</translation>
    </message>
    <message>
        <source>Pulls and pushes. No tag history, no settings.</source>
        <translation>Holt und lädt hoch. Kein Tag-Verlauf, keine Einstellungen.</translation>
    </message>
    <message>
        <source>Generated in the account settings under CLI Password.</source>
        <translation>Wird in den Kontoeinstellungen unter „CLI Password“ erzeugt.</translation>
    </message>
    <message>
        <source>Personal access token</source>
        <translation>Persönliches Zugriffs-Token</translation>
    </message>
    <message>
        <source>Your Docker ID</source>
        <translation>Ihre Docker-ID</translation>
    </message>
    <message>
        <source>Pulls with the account&apos;s own limit, lists private repositories, and deletes if its scope allows it.</source>
        <translation>Holt mit der Grenze des Kontos, listet private Repositorys auf und löscht, wenn seine Rechte es erlauben.</translation>
    </message>
    <message>
        <source>Made in the account settings under Personal access tokens.</source>
        <translation>Entsteht in den Kontoeinstellungen unter „Personal access tokens“.</translation>
    </message>
    <message>
        <source>Organisation access token</source>
        <translation>Zugriffs-Token der Organisation</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Name der Organisation</translation>
    </message>
    <message>
        <source>What the organisation gave the token, in its repositories.</source>
        <translation>Was die Organisation dem Token in ihren Repositorys gewährt hat.</translation>
    </message>
    <message>
        <source>Everything the account may do.</source>
        <translation>Alles, was das Konto darf.</translation>
    </message>
    <message>
        <source>Does not work with two-factor authentication or single sign-on: use an access token then.</source>
        <translation>Funktioniert nicht mit Zwei-Faktor-Anmeldung oder Single Sign-on: Verwenden Sie dann ein Zugriffs-Token.</translation>
    </message>
    <message>
        <source>Full name, with dollar sign: robot$project+name</source>
        <translation>Voller Name mit Dollarzeichen: robot$projekt+name</translation>
    </message>
    <message>
        <source>Robot secret</source>
        <translation>Robot-Geheimnis</translation>
    </message>
    <message>
        <source>What it was allowed to in its projects.</source>
        <translation>Was ihm in seinen Projekten erlaubt wurde.</translation>
    </message>
    <message>
        <source>Made on the Robot Accounts page of the project.</source>
        <translation>Entsteht auf der Seite „Robot Accounts“ des Projekts.</translation>
    </message>
    <message>
        <source>Harbor user name</source>
        <translation>Harbor-Benutzername</translation>
    </message>
    <message>
        <source>Password, or the CLI secret with single sign-on</source>
        <translation>Passwort oder, bei Single Sign-on, das CLI-Geheimnis</translation>
    </message>
    <message>
        <source>Lists your projects, and what your role lets you do there.</source>
        <translation>Listet Ihre Projekte auf und was Ihre Rolle dort erlaubt.</translation>
    </message>
    <message>
        <source>With single sign-on: the CLI secret is in your user profile.</source>
        <translation>Bei Single Sign-on: Das CLI-Geheimnis steht in Ihrem Benutzerprofil.</translation>
    </message>
    <message>
        <source>Personal access token (classic)</source>
        <translation>Persönliches Zugriffs-Token (classic)</translation>
    </message>
    <message>
        <source>Your GitHub user name</source>
        <translation>Ihr GitHub-Benutzername</translation>
    </message>
    <message>
        <source>Token with the scope read:packages</source>
        <translation>Token mit dem Recht read:packages</translation>
    </message>
    <message>
        <source>Made in the developer settings.</source>
        <translation>Entsteht in den Entwicklereinstellungen.</translation>
    </message>
    <message>
        <source>Fine-grained tokens are not accepted for packages.</source>
        <translation>Feingranulare Token werden für Pakete nicht angenommen.</translation>
    </message>
    <message>
        <source>Personal, group or project access token</source>
        <translation>Zugriffs-Token für Person, Gruppe oder Projekt</translation>
    </message>
    <message>
        <source>GitLab user name</source>
        <translation>GitLab-Benutzername</translation>
    </message>
    <message>
        <source>Token with the scope read_registry</source>
        <translation>Token mit dem Recht read_registry</translation>
    </message>
    <message>
        <source>Made in the preferences under Access tokens.</source>
        <translation>Entsteht in den Einstellungen unter „Access tokens“.</translation>
    </message>
    <message>
        <source>Deploy token</source>
        <translation>Deploy-Token</translation>
    </message>
    <message>
        <source>Name of the deploy token</source>
        <translation>Name des Deploy-Tokens</translation>
    </message>
    <message>
        <source>Pulls from its project or group; lists nothing.</source>
        <translation>Holt aus seinem Projekt oder seiner Gruppe; listet nichts auf.</translation>
    </message>
    <message>
        <source>Credential helper</source>
        <translation>Anmeldehelfer</translation>
    </message>
    <message>
        <source>Fetched by the helper</source>
        <translation>Vom Helfer geholt</translation>
    </message>
    <message>
        <source>What your AWS identity may do, always with a fresh password. Name it in credHelpers of Docker&apos;s config.json.</source>
        <translation>Was Ihre AWS-Identität darf, immer mit frischem Passwort. Nennen Sie ihn in credHelpers von Dockers config.json.</translation>
    </message>
    <message>
        <source>Password for twelve hours</source>
        <translation>Passwort für zwölf Stunden</translation>
    </message>
    <message>
        <source>What the aws command printed</source>
        <translation>Was der aws-Befehl ausgab</translation>
    </message>
    <message>
        <source>What your AWS identity may do.</source>
        <translation>Was Ihre AWS-Identität darf.</translation>
    </message>
    <message>
        <source>aws ecr-public get-login-password --region us-east-1</source>
        <translation>aws ecr-public get-login-password --region us-east-1</translation>
    </message>
    <message>
        <source>aws ecr get-login-password, with the region of the host</source>
        <translation>aws ecr get-login-password, mit der Region des Hosts</translation>
    </message>
    <message>
        <source>It ends after twelve hours.</source>
        <translation>Es endet nach zwölf Stunden.</translation>
    </message>
    <message>
        <source>Filled in by the helper</source>
        <translation>Vom Helfer ausgefüllt</translation>
    </message>
    <message>
        <source>What your Google identity may do, always with a fresh token.</source>
        <translation>Was Ihre Google-Identität darf, immer mit frischem Token.</translation>
    </message>
    <message>
        <source>gcloud auth configure-docker, with the name of the host</source>
        <translation>gcloud auth configure-docker, mit dem Namen des Hosts</translation>
    </message>
    <message>
        <source>What gcloud printed</source>
        <translation>Was gcloud ausgab</translation>
    </message>
    <message>
        <source>What your Google identity may do.</source>
        <translation>Was Ihre Google-Identität darf.</translation>
    </message>
    <message>
        <source>gcloud auth print-access-token</source>
        <translation>gcloud auth print-access-token</translation>
    </message>
    <message>
        <source>It ends after an hour.</source>
        <translation>Es endet nach einer Stunde.</translation>
    </message>
    <message>
        <source>Service account key</source>
        <translation>Schlüssel eines Dienstkontos</translation>
    </message>
    <message>
        <source>The whole JSON key file, on one line</source>
        <translation>Die ganze JSON-Schlüsseldatei in einer Zeile</translation>
    </message>
    <message>
        <source>What the service account may do.</source>
        <translation>Was das Dienstkonto darf.</translation>
    </message>
    <message>
        <source>It does not end by itself.</source>
        <translation>Es endet nicht von selbst.</translation>
    </message>
    <message>
        <source>Your Entra login</source>
        <translation>Ihre Entra-Anmeldung</translation>
    </message>
    <message>
        <source>What the az command printed as accessToken</source>
        <translation>Was der az-Befehl als accessToken ausgab</translation>
    </message>
    <message>
        <source>What your role lets you do.</source>
        <translation>Was Ihre Rolle erlaubt.</translation>
    </message>
    <message>
        <source>az acr login --expose-token --name, with the registry&apos;s name</source>
        <translation>az acr login --expose-token --name, mit dem Namen der Registry</translation>
    </message>
    <message>
        <source>It ends after three hours.</source>
        <translation>Es endet nach drei Stunden.</translation>
    </message>
    <message>
        <source>Service principal or repository token</source>
        <translation>Dienstprinzipal oder Repository-Token</translation>
    </message>
    <message>
        <source>Application ID, or name of the token</source>
        <translation>Anwendungs-ID oder Name des Tokens</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>Sein Passwort</translation>
    </message>
    <message>
        <source>What its role or scope map lets it do.</source>
        <translation>Was seine Rolle oder Scope-Map erlaubt.</translation>
    </message>
    <message>
        <source>Admin user</source>
        <translation>Admin-Benutzer</translation>
    </message>
    <message>
        <source>Name of the registry</source>
        <translation>Name der Registry</translation>
    </message>
    <message>
        <source>Admin password</source>
        <translation>Admin-Passwort</translation>
    </message>
    <message>
        <source>Everything.</source>
        <translation>Alles.</translation>
    </message>
    <message>
        <source>Not meant for production: one password for everyone and everything.</source>
        <translation>Nicht für den Betrieb gedacht: ein Passwort für alle und alles.</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>Any name without a colon</source>
        <translation>Beliebiger Name ohne Doppelpunkt</translation>
    </message>
    <message>
        <source>Token (sha256~...), or a service account&apos;s</source>
        <translation>Token (sha256~...) oder das eines Dienstkontos</translation>
    </message>
    <message>
        <source>What your user may do in its projects.</source>
        <translation>Was Ihr Benutzer in seinen Projekten darf.</translation>
    </message>
    <message>
        <source>oc whoami -t, or Copy login command in the web console.</source>
        <translation>oc whoami -t oder „Copy login command“ in der Web-Konsole.</translation>
    </message>
    <message>
        <source>Lists and pulls your packages; write:packages pushes, delete:packages deletes. Public packages can be pulled without a login.</source>
        <translation>Listet und zieht Ihre Pakete; write:packages schiebt, delete:packages löscht. Öffentliche Pakete können ohne Anmeldung gezogen werden.</translation>
    </message>
    <message>
        <source>Pulls; write_registry pushes. With read_api as well the repositories of your projects are listed, with api their tags can be deleted.</source>
        <translation>Zieht; write_registry schiebt. Mit read_api dazu werden die Repositorys Ihrer Projekte gelistet, mit api können ihre Tags gelöscht werden.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Why it cannot be done</source>
        <translation>Warum es nicht geht</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation>Zu bedenken</translation>
    </message>
    <message>
        <source>Tried out</source>
        <translation>Ausprobiert</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden über</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Referrers API</source>
        <translation>Referrers-API</translation>
    </message>
    <message>
        <source>Fallback tag</source>
        <translation>Ersatz-Tag</translation>
    </message>
    <message>
        <source>Cosign tag</source>
        <translation>Cosign-Tag</translation>
    </message>
    <message>
        <source>Image signature</source>
        <translation>Image-Signatur</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Size in A</source>
        <translation>Größe in A</translation>
    </message>
    <message>
        <source>Digest in A</source>
        <translation>Digest in A</translation>
    </message>
    <message>
        <source>Size in B</source>
        <translation>Größe in B</translation>
    </message>
    <message>
        <source>Digest in B</source>
        <translation>Digest in B</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Line in A</source>
        <translation>Zeile in A</translation>
    </message>
    <message>
        <source>Line in B</source>
        <translation>Zeile in B</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Digest of the index</source>
        <translation>Digest des Index</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>Medientyp</translation>
    </message>
    <message>
        <source>Artifact type</source>
        <translation>Artefakttyp</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Not in the other one</source>
        <translation>Nicht im anderen</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>In beiden</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>Entrypoint</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>Stop signal</source>
        <translation>Stoppsignal</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Health-Check</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Other tag of the image</source>
        <translation>Anderer Tag des Images</translation>
    </message>
    <message>
        <source>Attachment tag</source>
        <translation>Anhangs-Tag</translation>
    </message>
    <message>
        <source>Image without a tag</source>
        <translation>Image ohne Tag</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Nimmt Schaden</translation>
    </message>
    <message>
        <source>Index that holds the image</source>
        <translation>Index, der das Image enthält</translation>
    </message>
    <message>
        <source>Attachment that loses its image</source>
        <translation>Anhang, der sein Image verliert</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Used by these images alone</source>
        <translation>Nur von diesen Images belegt</translation>
    </message>
    <message>
        <source>Freed</source>
        <translation>Wird frei</translation>
    </message>
    <message>
        <source>When the server collects its garbage, if ever</source>
        <translation>Wenn der Server seinen Speicher bereinigt, falls je</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Written there as</source>
        <translation>Dort geschrieben als</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>DiffID</source>
        <translation>DiffID</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation>Angehängt an</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>Attestierung</translation>
    </message>
    <message>
        <source>Nested index</source>
        <translation>Verschachtelter Index</translation>
    </message>
    <message>
        <source>Any platform</source>
        <translation>Jede Plattform</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Repositorys</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Pulls</source>
        <translation>Abrufe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Image is gone</source>
        <translation>Image ist weg</translation>
    </message>
    <message>
        <source>Current, rolled back</source>
        <translation>Aktuell, zurückgesetzt</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Pointed here</source>
        <translation>Zeigte hierher</translation>
    </message>
    <message>
        <source>Rolled back to it</source>
        <translation>Hierauf zurückgesetzt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Manifests</source>
        <translation>Manifeste</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möglich</translation>
    </message>
    <message>
        <source>No longer possible</source>
        <translation>Nicht mehr möglich</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Vulnerability</source>
        <translation>Schwachstelle</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Fixed in</source>
        <translation>Behoben in</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Negligible</source>
        <translation>Vernachlässigbar</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>New in B</source>
        <translation>Neu in B</translation>
    </message>
    <message>
        <source>Fixed in B</source>
        <translation>Behoben in B</translation>
    </message>
    <message>
        <source>What the name may stand for</source>
        <translation>Wofür der Name stehen kann</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>It has the image</source>
        <translation>Hat das Image</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Where it is looked for, in this order</source>
        <translation>Wo gesucht wird, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Not protected: plain HTTP or any certificate</source>
        <translation>Nicht geschützt: HTTP oder beliebiges Zertifikat</translation>
    </message>
    <message>
        <source>Configuration that could not be read</source>
        <translation>Konfiguration, die nicht lesbar war</translation>
    </message>
    <message>
        <source>It is now</source>
        <translation>Es ist jetzt</translation>
    </message>
    <message>
        <source>Chosen platform</source>
        <translation>Gewählte Plattform</translation>
    </message>
    <message>
        <source>Other platforms</source>
        <translation>Andere Plattformen</translation>
    </message>
    <message>
        <source>Layers come from</source>
        <translation>Layer kommen von</translation>
    </message>
    <message>
        <source>Still needed here</source>
        <translation>Hier noch nötig</translation>
    </message>
    <message>
        <source>Blocked by</source>
        <translation>Gesperrt durch</translation>
    </message>
    <message>
        <source>Nothing: there is neither an alias nor a registry to search</source>
        <translation>Nichts: Es gibt weder einen Alias noch eine Registry zum Durchsuchen</translation>
    </message>
    <message>
        <source>Configuration that was read</source>
        <translation>Gelesene Konfiguration</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Behind: the tag points to another image now</source>
        <translation>Zurück: Der Tag zeigt jetzt auf ein anderes Image</translation>
    </message>
    <message>
        <source>Not present</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Pull limit</source>
        <translation>Abrufgrenze</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Sichtbarkeit</translation>
    </message>
    <message>
        <source>Official image</source>
        <translation>Offizielles Image</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Pulls</source>
        <translation>Abrufe</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Pulls left</source>
        <translation>Abrufe übrig</translation>
    </message>
    <message>
        <source>Pulls allowed</source>
        <translation>Abrufe erlaubt</translation>
    </message>
    <message>
        <source>Within hours</source>
        <translation>Innerhalb von Stunden</translation>
    </message>
    <message>
        <source>Counted for</source>
        <translation>Gezählt für</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Proxy cache</source>
        <translation>Proxy-Cache</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Repositorys</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Ihre Rolle</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>There are no projects this login may see.</source>
        <translation>Es gibt keine Projekte, die diese Anmeldung sehen darf.</translation>
    </message>
    <message>
        <source>Newest artifacts</source>
        <translation>Neueste Artefakte</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Fixable</source>
        <translation>Behebbar</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>There are no tagged artifacts.</source>
        <translation>Es gibt keine getaggten Artefakte.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Source is tried, too</source>
        <translation>Quelle wird auch versucht</translation>
    </message>
    <message>
        <source>Mirror set</source>
        <translation>Spiegelsatz</translation>
    </message>
    <message>
        <source>Internal registry</source>
        <translation>Interne Registry</translation>
    </message>
    <message>
        <source>Public registry hosts</source>
        <translation>Öffentliche Hosts der Registry</translation>
    </message>
    <message>
        <source>Users may import from</source>
        <translation>Benutzer dürfen importieren von</translation>
    </message>
    <message>
        <source>Nodes may pull from</source>
        <translation>Knoten dürfen holen von</translation>
    </message>
    <message>
        <source>Nodes may not pull from</source>
        <translation>Knoten dürfen nicht holen von</translation>
    </message>
    <message>
        <source>Insecure registries</source>
        <translation>Unsichere Registries</translation>
    </message>
    <message>
        <source>Searched for short names</source>
        <translation>Für Kurznamen durchsucht</translation>
    </message>
    <message>
        <source>Further authorities in ConfigMap</source>
        <translation>Weitere Stellen in ConfigMap</translation>
    </message>
    <message>
        <source>Import mode of image streams</source>
        <translation>Importmodus der Image-Streams</translation>
    </message>
    <message>
        <source>Mirrors for images by digest</source>
        <translation>Spiegel für Images nach Digest</translation>
    </message>
    <message>
        <source>Images by digest are pulled from where their reference says</source>
        <translation>Images nach Digest werden dort geholt, wo ihre Referenz hinzeigt</translation>
    </message>
    <message>
        <source>Mirrors for images by tag</source>
        <translation>Spiegel für Images nach Tag</translation>
    </message>
    <message>
        <source>Images by tag are pulled from where their reference says</source>
        <translation>Images nach Tag werden dort geholt, wo ihre Referenz hinzeigt</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Source that counts</source>
        <translation>Maßgebliche Quelle</translation>
    </message>
    <message>
        <source>Mirror sets</source>
        <translation>Spiegelsätze</translation>
    </message>
    <message>
        <source>Pulled from, in this order</source>
        <translation>Geholt von, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>It cannot be pulled: there is no mirror, and the source is not tried</source>
        <translation>Es lässt sich nicht holen: Es gibt keinen Spiegel, und die Quelle wird nicht versucht</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Nothing has been reported yet</source>
        <translation>Noch nichts gemeldet</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>The registry has no pod</source>
        <translation>Die Registry hat keinen Pod</translation>
    </message>
    <message>
        <source>Management state</source>
        <translation>Verwaltungszustand</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Ready replicas</source>
        <translation>Bereite Replikate</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Access modes</source>
        <translation>Zugriffsarten</translation>
    </message>
    <message>
        <source>Storage made by the operator</source>
        <translation>Speicher vom Operator angelegt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>Standardroute</translation>
    </message>
    <message>
        <source>Public host</source>
        <translation>Öffentlicher Host</translation>
    </message>
    <message>
        <source>Rollout strategy</source>
        <translation>Ausrollstrategie</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Protokollstufe</translation>
    </message>
    <message>
        <source>Pruning schedule</source>
        <translation>Zeitplan des Aufräumens</translation>
    </message>
    <message>
        <source>Pruning suspended</source>
        <translation>Aufräumen ausgesetzt</translation>
    </message>
    <message>
        <source>Revisions kept of a tag</source>
        <translation>Behaltene Stände eines Tags</translation>
    </message>
    <message>
        <source>Images kept when younger than</source>
        <translation>Images behalten, die jünger sind als</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Scale...</source>
        <translation>Skalieren ...</translation>
    </message>
    <message>
        <source>Make writable...</source>
        <translation>Beschreibbar machen ...</translation>
    </message>
    <message>
        <source>Make read-only...</source>
        <translation>Nur lesbar machen ...</translation>
    </message>
    <message>
        <source>Enable the default route...</source>
        <translation>Standardroute einschalten ...</translation>
    </message>
    <message>
        <source>Let the operator manage it...</source>
        <translation>Vom Operator verwalten lassen ...</translation>
    </message>
    <message>
        <source>Take it from the operator...</source>
        <translation>Dem Operator entziehen ...</translation>
    </message>
    <message>
        <source>Remove the registry...</source>
        <translation>Die Registry entfernen ...</translation>
    </message>
    <message>
        <source>Operator version</source>
        <translation>Version des Operators</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Pull secrets</source>
        <translation>Pull-Secrets</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registries</translation>
    </message>
    <message>
        <source>Used by service accounts</source>
        <translation>Von Dienstkonten verwendet</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Angelegt für</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>There is no pull secret</source>
        <translation>Es gibt kein Pull-Secret</translation>
    </message>
    <message>
        <source>Create from a login...</source>
        <translation>Aus einer Anmeldung anlegen ...</translation>
    </message>
    <message>
        <source>Add to a service account...</source>
        <translation>Zu einem Dienstkonto hinzufügen ...</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Robot accounts</source>
        <translation>Robot-Konten</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>Pulling and pushing (/v2/)</source>
        <translation>Holen und Hochladen (/v2/)</translation>
    </message>
    <message>
        <source>Quay&apos;s API (/api/v1)</source>
        <translation>Quays API (/api/v1)</translation>
    </message>
    <message>
        <source>Logged in as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Indexes may lack images</source>
        <translation>Indizes dürfen Images fehlen</translation>
    </message>
    <message>
        <source>Rights through Quay&apos;s API</source>
        <translation>Rechte über Quays API</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>Beliebtheit</translation>
    </message>
    <message>
        <source>Actions in three months</source>
        <translation>Vorgänge in drei Monaten</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Gemerkt</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Deleted tags can be restored for</source>
        <translation>Gelöschte Tags wiederherstellbar für</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Letzter Abgleich</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Next sync</source>
        <translation>Nächster Abgleich</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Tries left</source>
        <translation>Versuche übrig</translation>
    </message>
    <message>
        <source>Architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>Login at the origin</source>
        <translation>Anmeldung am Ursprung</translation>
    </message>
    <message>
        <source>Robot account</source>
        <translation>Robot-Konto</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>There are no robot accounts.</source>
        <translation>Es gibt keine Robot-Konten.</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>None is set.</source>
        <translation>Keine gesetzt.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>End of life</source>
        <translation>Ende der Pflege</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Supported streams</source>
        <translation>Gepflegte Zweige</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Newest images</source>
        <translation>Neueste Images</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Advisory</source>
        <translation>Sicherheitshinweis</translation>
    </message>
    <message>
        <source>The catalog lists no images here.</source>
        <translation>Der Katalog führt hier keine Images auf.</translation>
    </message>
    <message>
        <source>Registry operator</source>
        <translation>Registry-Operator</translation>
    </message>
    <message>
        <source>Imported on a schedule</source>
        <translation>Nach Zeitplan importiert</translation>
    </message>
    <message>
        <source>Imported without checking certificates</source>
        <translation>Ohne Zertifikatsprüfung importiert</translation>
    </message>
    <message>
        <source>Imported with all platforms</source>
        <translation>Mit allen Plattformen importiert</translation>
    </message>
    <message>
        <source>Pulled through the cluster&apos;s registry</source>
        <translation>Über die Registry des Clusters geholt</translation>
    </message>
    <message>
        <source>Following another tag</source>
        <translation>Folgt einem anderen Tag</translation>
    </message>
    <message>
        <source>Only a reference</source>
        <translation>Nur ein Verweis</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Waiting to be imported</source>
        <translation>Wartet auf den Import</translation>
    </message>
    <message>
        <source>Failed imports</source>
        <translation>Fehlgeschlagene Importe</translation>
    </message>
    <message>
        <source>Size of all layers</source>
        <translation>Größe aller Layer</translation>
    </message>
    <message>
        <source>Images that are gone</source>
        <translation>Images, die weg sind</translation>
    </message>
    <message>
        <source>Outside of the cluster</source>
        <translation>Außerhalb des Clusters</translation>
    </message>
    <message>
        <source>Inside of the cluster</source>
        <translation>Innerhalb des Clusters</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>History entries</source>
        <translation>Verlaufseinträge</translation>
    </message>
    <message>
        <source>Pods may name it without a registry</source>
        <translation>Pods dürfen es ohne Registry nennen</translation>
    </message>
    <message>
        <source>Where a reference is pulled from</source>
        <translation>Woher eine Referenz geholt wird</translation>
    </message>
    <message>
        <source>Mirrors for images by digest, by the older ImageContentSourcePolicy</source>
        <translation>Spiegel für Images nach Digest, aus der älteren ImageContentSourcePolicy</translation>
    </message>
    <message>
        <source>Follows the tag</source>
        <translation>Folgt dem Tag</translation>
    </message>
    <message>
        <source>Set to the image</source>
        <translation>Gesetzt auf das Image</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>Verweist auf</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>Importiert aus</translation>
    </message>
    <message>
        <source>Import mode</source>
        <translation>Importmodus</translation>
    </message>
    <message>
        <source>Last import failed</source>
        <translation>Letzter Import fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failing since</source>
        <translation>Schlägt fehl seit</translation>
    </message>
    <message>
        <source>Last import brought</source>
        <translation>Letzter Import brachte</translation>
    </message>
    <message>
        <source>Pushed, follows nothing</source>
        <translation>Gepusht, folgt nichts</translation>
    </message>
    <message>
        <source>Reference policy</source>
        <translation>Referenzrichtlinie</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Proxy cache of</source>
        <translation>Proxy-Zwischenspeicher von</translation>
    </message>
    <message>
        <source>Tags are kept for</source>
        <translation>Tags werden behalten für</translation>
    </message>
    <message>
        <source>Certificate of the origin</source>
        <translation>Zertifikat der Quelle</translation>
    </message>
    <message>
        <source>What this login can do</source>
        <translation>Was diese Anmeldung kann</translation>
    </message>
</context>
<context>
    <name>QLabel</name>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten von %1</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Aus&amp;schneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Aus&amp;schneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Link-Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>RegistryProxy</name>
    <message>
        <source>looking for a login...</source>
        <translation>Anmeldung wird gesucht ...</translation>
    </message>
    <message>
        <source>waiting for the keyring...</source>
        <translation>wartet auf den Schlüsselbund ...</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonym</translation>
    </message>
    <message>
        <source>logged in</source>
        <translation>angemeldet</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Log in...</source>
        <translation>Anmelden ...</translation>
    </message>
    <message>
        <source>Look at the certificate...</source>
        <translation>Zertifikat ansehen ...</translation>
    </message>
    <message>
        <source>Add repository...</source>
        <translation>Repository hinzufügen ...</translation>
    </message>
    <message>
        <source>Registry properties...</source>
        <translation>Eigenschaften der Registry ...</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>Layer, uncompressed</source>
        <translation>Layer, unkomprimiert</translation>
    </message>
    <message>
        <source>Layer, %1</source>
        <translation>Layer, %1</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <extracomment>%1 is a rounded size such as 312 MB, %2 the exact number</extracomment>
        <translation>%1 (%2 Byte)</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 T</translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>vor %n Monat</numerusform>
            <numerusform>vor %n Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>vor %n Jahr</numerusform>
            <numerusform>vor %n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <extracomment>the first platform and how many more there are: &quot;amd64 +3&quot;</extracomment>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>OCI image index</source>
        <translation>OCI-Image-Index</translation>
    </message>
    <message>
        <source>OCI manifest</source>
        <translation>OCI-Manifest</translation>
    </message>
    <message>
        <source>OCI image config</source>
        <translation>OCI-Image-Konfiguration</translation>
    </message>
    <message>
        <source>OCI artifact manifest</source>
        <translation>OCI-Artefakt-Manifest</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Docker manifest list</source>
        <translation>Docker-Manifest-Liste</translation>
    </message>
    <message>
        <source>Docker manifest</source>
        <translation>Docker-Manifest</translation>
    </message>
    <message>
        <source>Docker image config</source>
        <translation>Docker-Image-Konfiguration</translation>
    </message>
    <message>
        <source>Docker plugin config</source>
        <translation>Docker-Plugin-Konfiguration</translation>
    </message>
    <message>
        <source>Docker schema 1 (read only)</source>
        <translation>Docker Schema 1 (nur lesbar)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The picture could not be written: %1</source>
        <translation>Das Bild konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The Local library could not be opened</source>
        <translation>Die lokale Bibliothek konnte nicht geöffnet werden</translation>
    </message>
</context>
<context>
    <name>portolan::AboutDialog</name>
    <message>
        <source>About Portolan</source>
        <translation>Über Portolan</translation>
    </message>
    <message>
        <source>Portolan&apos;s icon</source>
        <translation>Symbol von Portolan</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, mit Qt %2</translation>
    </message>
    <message>
        <source>A native browser for container image registries: repositories, tags and layers; compare, pull, copy and delete, with logins in this computer&apos;s keychain.</source>
        <translation>Ein nativer Browser für Container-Registries: Repositorys, Tags und Layer; vergleichen, holen, kopieren und löschen, mit Anmeldungen im Schlüsselbund dieses Rechners.</translation>
    </message>
    <message>
        <source>Licensed under the Apache License 2.0.</source>
        <translation>Lizenziert unter der Apache-Lizenz 2.0.</translation>
    </message>
</context>
<context>
    <name>portolan::AboutRepositoryDialog</name>
    <message>
        <source>Facts</source>
        <translation>Tatsachen</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Open &amp;web page</source>
        <translation>&amp;Webseite öffnen</translation>
    </message>
    <message>
        <source>Asking the registry...</source>
        <translation>Die Registry wird gefragt ...</translation>
    </message>
    <message>
        <source>Nothing is said of it</source>
        <translation>Darüber ist nichts gesagt</translation>
    </message>
    <message>
        <source>The registry keeps no description of this repository.</source>
        <translation>Die Registry hat keine Beschreibung dieses Repositorys.</translation>
    </message>
</context>
<context>
    <name>portolan::ActionDialog</name>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Equivalent command</source>
        <translation>Entsprechender Befehl</translation>
    </message>
    <message>
        <source>Check that nothing changed, then do what is listed above</source>
        <translation>Prüfen, dass sich nichts geändert hat, dann tun, was oben steht</translation>
    </message>
    <message>
        <source>Word to confirm with</source>
        <translation>Wort zum Bestätigen</translation>
    </message>
    <message>
        <source>Fill in what is missing; then it is shown what would happen.</source>
        <translation>Ergänzen Sie, was fehlt; dann ist zu sehen, was geschehen würde.</translation>
    </message>
    <message>
        <source>There is no login for %1 on this computer.</source>
        <translation>Auf diesem Rechner gibt es keine Anmeldung für %1.</translation>
    </message>
    <message>
        <source>Stopped. What the server was already told to do goes on there.</source>
        <translation>Angehalten. Was dem Server schon aufgetragen ist, läuft dort weiter.</translation>
    </message>
    <message>
        <source>Finding out what would happen...</source>
        <translation>Es wird ermittelt, was geschehen würde ...</translation>
    </message>
    <message>
        <source>Doing it...</source>
        <translation>Wird ausgeführt ...</translation>
    </message>
    <message>
        <source>To confirm, type %1</source>
        <translation>Zum Bestätigen %1 eingeben</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>This cannot be done; the list says why.</source>
        <translation>Das geht nicht; die Liste sagt, warum.</translation>
    </message>
    <message>
        <source>This can be taken back.</source>
        <translation>Dies lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Not all of it was done; the list says why.</source>
        <translation>Nicht alles wurde getan; die Liste sagt, warum.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>portolan::ActionForm</name>
    <message>
        <source>&amp;Repository:</source>
        <translation>&amp;Repository:</translation>
    </message>
    <message>
        <source>project/name</source>
        <translation>projekt/name</translation>
    </message>
    <message>
        <source>The tag cannot be moved or removed</source>
        <translation>Der Tag kann nicht verschoben oder entfernt werden</translation>
    </message>
    <message>
        <source>where the tag shall be</source>
        <translation>wo der Tag sein soll</translation>
    </message>
    <message>
        <source>its name, such as prod</source>
        <translation>sein Name, etwa prod</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>a reference, such as quay.io/team/app:1</source>
        <translation>eine Referenz, etwa quay.io/team/app:1</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>&amp;Tags:</translation>
    </message>
    <message>
        <source>separated by blanks; none: all of the source</source>
        <translation>durch Leerzeichen getrennt; keine: alle der Quelle</translation>
    </message>
    <message>
        <source>&amp;Platforms:</source>
        <translation>&amp;Plattformen:</translation>
    </message>
    <message>
        <source>All, as they are at the source</source>
        <translation>Alle, wie sie an der Quelle sind</translation>
    </message>
    <message>
        <source>One: the cluster&apos;s own</source>
        <translation>Eine: die des Clusters</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>Der Quelle</translation>
    </message>
    <message>
        <source>The cluster&apos;s registry</source>
        <translation>Der Registry des Clusters</translation>
    </message>
    <message>
        <source>Look for changes at the source &amp;regularly</source>
        <translation>&amp;Regelmäßig nach Änderungen an der Quelle sehen</translation>
    </message>
    <message>
        <source>The source has no valid &amp;certificate</source>
        <translation>Die Quelle hat kein gültiges &amp;Zertifikat</translation>
    </message>
    <message>
        <source>The cluster may then fetch over plain HTTP or without checking who answers</source>
        <translation>Der Cluster darf dann über HTTP holen oder ohne zu prüfen, wer antwortet</translation>
    </message>
    <message>
        <source>&amp;Replicas:</source>
        <translation>&amp;Replikate:</translation>
    </message>
    <message>
        <source>Nothing can be pushed</source>
        <translation>Nichts kann hochgeladen werden</translation>
    </message>
    <message>
        <source>Managed: the operator keeps it running</source>
        <translation>Verwaltet: Der Operator hält sie am Laufen</translation>
    </message>
    <message>
        <source>Unmanaged: the operator leaves it alone</source>
        <translation>Nicht verwaltet: Der Operator lässt sie in Ruhe</translation>
    </message>
    <message>
        <source>Removed: the operator deletes it</source>
        <translation>Entfernt: Der Operator löscht sie</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>of the secret</source>
        <translation>des Secrets</translation>
    </message>
    <message>
        <source>&amp;Service account:</source>
        <translation>&amp;Dienstkonto:</translation>
    </message>
    <message>
        <source>such as default</source>
        <translation>etwa default</translation>
    </message>
    <message>
        <source>&amp;Login for:</source>
        <translation>&amp;Anmeldung für:</translation>
    </message>
    <message>
        <source>The tag &amp;expires at</source>
        <translation>Der Tag &amp;läuft ab am</translation>
    </message>
    <message>
        <source>When the tag expires</source>
        <translation>Wann der Tag abläuft</translation>
    </message>
    <message>
        <source>There is nothing to choose from</source>
        <translation>Es gibt nichts zur Auswahl</translation>
    </message>
    <message>
        <source>Ta&amp;g:</source>
        <translation>T&amp;ag:</translation>
    </message>
    <message>
        <source>I&amp;nto:</source>
        <translation>I&amp;n:</translation>
    </message>
    <message>
        <source>St&amp;ate:</source>
        <translation>&amp;Zustand:</translation>
    </message>
    <message>
        <source>The tags cannot be moved or removed</source>
        <translation>Die Tags können nicht verschoben oder entfernt werden</translation>
    </message>
    <message>
        <source>P&amp;ulled from:</source>
        <translation>&amp;Geholt von:</translation>
    </message>
    <message>
        <source>The tags &amp;expire at</source>
        <translation>Die Tags laufen &amp;ab am</translation>
    </message>
</context>
<context>
    <name>portolan::Actions</name>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Ask the registry again; what is shown stays meanwhile (F5)</source>
        <translation>Die Registry erneut fragen; was zu sehen ist, bleibt solange (F5)</translation>
    </message>
    <message>
        <source>Pull...</source>
        <translation>Holen ...</translation>
    </message>
    <message>
        <source>Copy the chosen images to this computer (Ctrl+D)</source>
        <translation>Die gewählten Images auf diesen Rechner holen (Strg+D)</translation>
    </message>
    <message>
        <source>Copy to...</source>
        <translation>Kopieren nach ...</translation>
    </message>
    <message>
        <source>Copy the chosen images to another registry or repository (Ctrl+Shift+D)</source>
        <translation>Die gewählten Images in eine andere Registry oder ein anderes Repository kopieren (Strg+Umschalt+D)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare two chosen tags, or one with another image (Ctrl+E)</source>
        <translation>Zwei gewählte Tags vergleichen oder einen mit einem anderen Image (Strg+E)</translation>
    </message>
    <message>
        <source>Compare with...</source>
        <translation>Vergleichen mit ...</translation>
    </message>
    <message>
        <source>Compare with any other image (Ctrl+Shift+E)</source>
        <translation>Mit einem beliebigen anderen Image vergleichen (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Delete...</source>
        <translation>Löschen ...</translation>
    </message>
    <message>
        <source>Tag as...</source>
        <translation>Taggen als ...</translation>
    </message>
    <message>
        <source>Expiry...</source>
        <translation>Ablauf ...</translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation>Rückgängig ...</translation>
    </message>
    <message>
        <source>Put back what was deleted (Ctrl+Z)</source>
        <translation>Gelöschtes wiederherstellen (Strg+Z)</translation>
    </message>
    <message>
        <source>Find or open...</source>
        <translation>Suchen oder öffnen ...</translation>
    </message>
    <message>
        <source>Find a repository, or open any reference (Ctrl+K)</source>
        <translation>Ein Repository suchen oder eine beliebige Referenz öffnen (Strg+K)</translation>
    </message>
    <message>
        <source>Filter tags</source>
        <translation>Tags filtern</translation>
    </message>
    <message>
        <source>Show only tags that contain a text (Ctrl+F)</source>
        <translation>Nur Tags zeigen, die einen Text enthalten (Strg+F)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>To where you were before (Alt+Left)</source>
        <translation>Dorthin, wo Sie vorher waren (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation>Wieder nach vorn (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Add registry...</source>
        <translation>Registry hinzufügen ...</translation>
    </message>
    <message>
        <source>Add a container registry to the list (Ctrl+N)</source>
        <translation>Eine Container-Registry in die Liste aufnehmen (Strg+N)</translation>
    </message>
    <message>
        <source>Open layout folder...</source>
        <translation>Layout-Ordner öffnen ...</translation>
    </message>
    <message>
        <source>Browse an OCI image layout folder (Ctrl+O)</source>
        <translation>Einen Ordner im OCI-Image-Layout durchsehen (Strg+O)</translation>
    </message>
    <message>
        <source>Open archive...</source>
        <translation>Archiv öffnen ...</translation>
    </message>
    <message>
        <source>Browse an oci-archive or docker-archive file (Ctrl+Shift+O)</source>
        <translation>Eine oci-archive- oder docker-archive-Datei durchsehen (Strg+Umschalt+O)</translation>
    </message>
    <message>
        <source>Import pull secret...</source>
        <translation>Pull-Secret importieren ...</translation>
    </message>
    <message>
        <source>Take over the logins of a pull secret, JSON or YAML</source>
        <translation>Die Anmeldungen eines Pull-Secrets übernehmen, JSON oder YAML</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close Portolan (Ctrl+Q)</source>
        <translation>Portolan schließen (Strg+Q)</translation>
    </message>
    <message>
        <source>Log in...</source>
        <translation>Anmelden ...</translation>
    </message>
    <message>
        <source>Log in to this registry</source>
        <translation>An dieser Registry anmelden</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Forget the login Portolan keeps for this registry</source>
        <translation>Die Anmeldung vergessen, die Portolan für diese Registry aufbewahrt</translation>
    </message>
    <message>
        <source>Add repository...</source>
        <translation>Repository hinzufügen ...</translation>
    </message>
    <message>
        <source>Add a repository by name, for registries that do not list theirs</source>
        <translation>Ein Repository nach Namen hinzufügen, für Registries, die ihre nicht auflisten</translation>
    </message>
    <message>
        <source>Properties...</source>
        <translation>Eigenschaften ...</translation>
    </message>
    <message>
        <source>Login in use, certificates, plain HTTP (Alt+Return)</source>
        <translation>Benutzte Anmeldung, Zertifikate, HTTP (Alt+Eingabe)</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Take the registry off the list; nothing is deleted there</source>
        <translation>Die Registry aus der Liste nehmen; dort wird nichts gelöscht</translation>
    </message>
    <message>
        <source>Copy reference</source>
        <translation>Referenz kopieren</translation>
    </message>
    <message>
        <source>Copy the reference as shown, with its tag</source>
        <translation>Die Referenz kopieren, wie sie zu sehen ist, mit ihrem Tag</translation>
    </message>
    <message>
        <source>Copy pinned reference</source>
        <translation>Feste Referenz kopieren</translation>
    </message>
    <message>
        <source>Copy the reference with its digest, which never moves (Ctrl+C)</source>
        <translation>Die Referenz mit ihrem Digest kopieren, der sich nie ändert (Strg+C)</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Copy the digest alone</source>
        <translation>Nur den Digest kopieren</translation>
    </message>
    <message>
        <source>Copy the command that pulls this image with podman</source>
        <translation>Den Befehl kopieren, der dieses Image mit podman holt</translation>
    </message>
    <message>
        <source>Copy the command that copies this image with skopeo</source>
        <translation>Den Befehl kopieren, der dieses Image mit skopeo kopiert</translation>
    </message>
    <message>
        <source>Copy the command that imports this image into an image stream</source>
        <translation>Den Befehl kopieren, der dieses Image in einen Image-Stream importiert</translation>
    </message>
    <message>
        <source>Copy the command that tags this image in an image stream</source>
        <translation>Den Befehl kopieren, der dieses Image in einem Image-Stream taggt</translation>
    </message>
    <message>
        <source>Copy the command that shows this image on the command line</source>
        <translation>Den Befehl kopieren, der dieses Image auf der Kommandozeile zeigt</translation>
    </message>
    <message>
        <source>Show attachment tags</source>
        <translation>Anhangs-Tags zeigen</translation>
    </message>
    <message>
        <source>Also list tags that only hold signatures, attestations and SBOMs</source>
        <translation>Auch Tags auflisten, die nur Signaturen, Attestierungen und SBOMs enthalten</translation>
    </message>
    <message>
        <source>Relative times</source>
        <translation>Relative Zeiten</translation>
    </message>
    <message>
        <source>&quot;2 d ago&quot; rather than a date</source>
        <translation>„vor 2 T“ statt eines Datums</translation>
    </message>
    <message>
        <source>How the window looks</source>
        <translation>Wie das Fenster aussieht</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>About Portolan</source>
        <translation>Über Portolan</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Compare...</source>
        <translation>Vergleichen ...</translation>
    </message>
    <message>
        <source>Point a tag, here or elsewhere in the registry, to this image</source>
        <translation>Einen Tag, hier oder anderswo in der Registry, auf dieses Image zeigen lassen</translation>
    </message>
    <message>
        <source>Let the registry remove the tag at a time, or not</source>
        <translation>Die Registry den Tag zu einer Zeit entfernen lassen oder nicht</translation>
    </message>
    <message>
        <source>Shows first what goes and what stays (Del)</source>
        <translation>Zeigt zuerst, was gelöscht wird und was bleibt (Entf)</translation>
    </message>
    <message>
        <source>An archive is read only</source>
        <translation>Ein Archiv ist nur lesbar</translation>
    </message>
    <message>
        <source>This registry does not let you delete</source>
        <translation>Diese Registry erlaubt kein Löschen</translation>
    </message>
    <message>
        <source>Add OpenShift cluster...</source>
        <translation>OpenShift-Cluster hinzufügen ...</translation>
    </message>
    <message>
        <source>Browse the image streams of a cluster (Ctrl+Shift+N)</source>
        <translation>Die Image-Streams eines Clusters durchsehen (Strg+Umschalt+N)</translation>
    </message>
    <message>
        <source>Add Podman or Docker...</source>
        <translation>Podman oder Docker hinzufügen ...</translation>
    </message>
    <message>
        <source>Browse the images of a container engine on this computer</source>
        <translation>Die Images einer Container-Engine auf diesem Rechner durchsehen</translation>
    </message>
    <message>
        <source>Alias...</source>
        <translation>Alias ...</translation>
    </message>
    <message>
        <source>Import again...</source>
        <translation>Erneut importieren ...</translation>
    </message>
    <message>
        <source>Protect...</source>
        <translation>Schützen ...</translation>
    </message>
    <message>
        <source>Make another tag point to whatever this one points to</source>
        <translation>Einen anderen Tag stets dorthin zeigen lassen, wohin dieser zeigt</translation>
    </message>
    <message>
        <source>Fetch what the tag follows at its source once more</source>
        <translation>Noch einmal holen, dem der Tag an seiner Quelle folgt</translation>
    </message>
    <message>
        <source>Forbid that the tag is moved or removed, or allow it</source>
        <translation>Verbieten oder erlauben, dass der Tag verschoben oder entfernt wird</translation>
    </message>
    <message>
        <source>Explain this pull...</source>
        <translation>Diesen Abruf erklären ...</translation>
    </message>
    <message>
        <source>Where this computer would pull the image from, with which login, and how much</source>
        <translation>Woher dieser Rechner das Image holen würde, mit welcher Anmeldung und wie viel</translation>
    </message>
    <message>
        <source>Share login with Podman...</source>
        <translation>Anmeldung mit Podman teilen ...</translation>
    </message>
    <message>
        <source>Write the login into the file of &quot;podman login&quot;, so that Podman can use it</source>
        <translation>Die Anmeldung in die Datei von „podman login“ schreiben, damit Podman sie nutzen kann</translation>
    </message>
    <message>
        <source>Notify of new images</source>
        <translation>Über neue Images benachrichtigen</translation>
    </message>
    <message>
        <source>A notification on the desktop when a watched registry gets an image</source>
        <translation>Eine Benachrichtigung auf dem Desktop, wenn eine beobachtete Registry ein Image erhält</translation>
    </message>
</context>
<context>
    <name>portolan::ActivityDock</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Close Activity</source>
        <translation>Aktivität schließen</translation>
    </message>
    <message>
        <source>Float Activity</source>
        <translation>Aktivität ablösen</translation>
    </message>
    <message>
        <source>Close; View &gt; Activity opens it again</source>
        <translation>Schließen; Ansicht &gt; Aktivität öffnet es wieder</translation>
    </message>
    <message>
        <source>Make it a window of its own</source>
        <translation>Zu einem eigenen Fenster machen</translation>
    </message>
    <message>
        <source>Transfers (%1)</source>
        <translation>Übertragungen (%1)</translation>
    </message>
    <message>
        <source>Requests (%1 failed)</source>
        <translation>Anfragen (%1 fehlgeschlagen)</translation>
    </message>
    <message>
        <source>Open Activity</source>
        <translation>Aktivität aufklappen</translation>
    </message>
    <message>
        <source>Fold Activity</source>
        <translation>Aktivität einklappen</translation>
    </message>
    <message>
        <source>Show transfers and requests</source>
        <translation>Übertragungen und Anfragen zeigen</translation>
    </message>
    <message>
        <source>Fold to the line of tabs</source>
        <translation>Auf die Zeile der Reiter einklappen</translation>
    </message>
</context>
<context>
    <name>portolan::ActivityProxy</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>portolan::AddClusterDialog</name>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>token file</source>
        <translation>Token-Datei</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>ein Befehl</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>From a &amp;kubeconfig</source>
        <translation>Aus einer &amp;kubeconfig</translation>
    </message>
    <message>
        <source>By the API server&apos;s &amp;URL</source>
        <translation>Über die &amp;URL des API-Servers</translation>
    </message>
    <message>
        <source>&amp;Other file...</source>
        <translation>&amp;Andere Datei ...</translation>
    </message>
    <message>
        <source>Add OpenShift cluster</source>
        <translation>OpenShift-Cluster hinzufügen</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API-Server</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>Kontexte</translation>
    </message>
    <message>
        <source>https://api.cluster.example.com:6443</source>
        <translation>https://api.cluster.example.com:6443</translation>
    </message>
    <message>
        <source>URL of the API server</source>
        <translation>URL des API-Servers</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>Portolan reads the kubeconfig where it lies and never writes it. A login of its own goes to the keychain.</source>
        <translation>Portolan liest die kubeconfig, wo sie liegt, und schreibt sie nie. Eine eigene Anmeldung kommt in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>There is no kubeconfig with contexts here.</source>
        <translation>Hier gibt es keine kubeconfig mit Kontexten.</translation>
    </message>
    <message>
        <source>Its login comes from a command that is run only once you allow it: %1</source>
        <translation>Seine Anmeldung kommt von einem Befehl, der erst läuft, wenn Sie ihn erlauben: %1</translation>
    </message>
    <message>
        <source>The file says to check no certificate. Portolan believes the first one the server shows, and no other.</source>
        <translation>Die Datei verlangt, kein Zertifikat zu prüfen. Portolan glaubt dem ersten, das der Server zeigt, und keinem anderen.</translation>
    </message>
    <message>
        <source>This login has no token: it can browse, but not pull from the cluster&apos;s registry.</source>
        <translation>Diese Anmeldung hat kein Token: Sie kann durchsehen, aber nicht aus der Registry des Clusters holen.</translation>
    </message>
</context>
<context>
    <name>portolan::AddRegistryDialog</name>
    <message>
        <source>&amp;Browse...</source>
        <translation>&amp;Durchsuchen ...</translation>
    </message>
    <message>
        <source>Add registry</source>
        <translation>Registry hinzufügen</translation>
    </message>
    <message>
        <source>quay.io, registry.example.com:5000</source>
        <translation>quay.io, registry.example.com:5000</translation>
    </message>
    <message>
        <source>Registry host</source>
        <translation>Host der Registry</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>only for a further account on the same host</source>
        <translation>nur für ein weiteres Konto auf demselben Host</translation>
    </message>
    <message>
        <source>Only for registries on a network you trust: passwords and images can be read on the way</source>
        <translation>Nur für Registries in einem Netz, dem Sie vertrauen: Passwörter und Images können unterwegs gelesen werden</translation>
    </message>
    <message>
        <source>File of the certificate authority</source>
        <translation>Datei der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>optional: PEM file of a private authority</source>
        <translation>optional: PEM-Datei einer privaten Stelle</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei wählen</translation>
    </message>
    <message>
        <source>Asking %1...</source>
        <translation>%1 wird gefragt ...</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;CA file:</source>
        <translation>&amp;CA-Datei:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>Ask the registry, then add it</source>
        <translation>Die Registry fragen, dann hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;without asking</source>
        <translation>Oh&amp;ne Nachfrage hinzufügen</translation>
    </message>
    <message>
        <source>Remember the registry although it did not answer</source>
        <translation>Die Registry merken, obwohl sie nicht geantwortet hat</translation>
    </message>
    <message>
        <source>Add a registry</source>
        <translation>Registry hinzufügen</translation>
    </message>
    <message>
        <source>The host and, where it is not the usual one, the port.</source>
        <translation>Der Host und, wo er vom üblichen abweicht, der Port.</translation>
    </message>
    <message>
        <source>That is not a host name. Write it without https:// and without a path.</source>
        <translation>Das ist kein Hostname. Bitte ohne https:// und ohne Pfad schreiben.</translation>
    </message>
    <message>
        <source>%1 is asked over HTTPS first. Over plain HTTP anyone on the way can read passwords and images.</source>
        <translation>%1 wird zuerst über HTTPS gefragt. Über HTTP kann jeder unterwegs Passwörter und Images lesen.</translation>
    </message>
    <message>
        <source>%1 is on this computer: asked over HTTPS, else over plain HTTP.</source>
        <translation>%1 liegt auf diesem Rechner: gefragt wird über HTTPS, sonst über HTTP.</translation>
    </message>
    <message>
        <source>%1 will be asked over HTTPS.</source>
        <translation>%1 wird über HTTPS gefragt.</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cert);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cert);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Allow &amp;plain HTTP, without encryption</source>
        <translation>HTTP ohne &amp;Verschlüsselung erlauben</translation>
    </message>
    <message>
        <source>Acc&amp;ount:</source>
        <translation>K&amp;onto:</translation>
    </message>
</context>
<context>
    <name>portolan::AddRepositoryDialog</name>
    <message>
        <source>Add repository</source>
        <translation>Repository hinzufügen</translation>
    </message>
    <message>
        <source>Repository name</source>
        <translation>Name des Repositorys</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>&amp;Repository:</source>
        <translation>&amp;Repository:</translation>
    </message>
    <message>
        <source>Add a repository of %1</source>
        <translation>Repository von %1 hinzufügen</translation>
    </message>
    <message>
        <source>It is remembered and shown also where the registry does not list it.</source>
        <translation>Es wird gemerkt und auch dann gezeigt, wenn die Registry es nicht auflistet.</translation>
    </message>
    <message>
        <source>That is no repository name: lower case letters, digits, and . _ - / between them.</source>
        <translation>Das ist kein Name eines Repositorys: Kleinbuchstaben, Ziffern und dazwischen . _ - /</translation>
    </message>
</context>
<context>
    <name>portolan::AttachedTab</name>
    <message>
        <source>Attached to the image</source>
        <translation>An das Image angehängt</translation>
    </message>
    <message>
        <source>That something is attached does not mean that it was verified. Enter opens it.</source>
        <translation>Angehängt heißt nicht geprüft. Die Eingabetaste öffnet es.</translation>
    </message>
    <message>
        <source>Nothing is attached</source>
        <translation>Nichts angehängt</translation>
    </message>
    <message>
        <source>No signature, SBOM or attestation refers to this image.</source>
        <translation>Keine Signatur, SBOM oder Attestierung verweist auf dieses Image.</translation>
    </message>
    <message>
        <source>No signature, SBOM or attestation was found. This server has no referrers API; tags that follow the conventions were looked for.</source>
        <translation>Keine Signatur, SBOM oder Attestierung gefunden. Dieser Server hat keine Referrers-API; gesucht wurde nach Tags, die den Konventionen folgen.</translation>
    </message>
    <message>
        <source>Looking for what is attached...</source>
        <translation>Anhänge werden gesucht ...</translation>
    </message>
</context>
<context>
    <name>portolan::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>portolan::BreadcrumbBar</name>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
</context>
<context>
    <name>portolan::Browser</name>
    <message>
        <source>Choose a repository on the left</source>
        <translation>Wählen Sie links ein Repository</translation>
    </message>
    <message>
        <source>Or add a registry, or type any reference into Find.</source>
        <translation>Oder fügen Sie eine Registry hinzu oder geben Sie eine Referenz in die Suche ein.</translation>
    </message>
</context>
<context>
    <name>portolan::BusyIndicator</name>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
</context>
<context>
    <name>portolan::CertificateDialog</name>
    <message>
        <source>%1, which is past</source>
        <translation>%1, das ist vorbei</translation>
    </message>
    <message>
        <source>%1, one day from now</source>
        <translation>%1, in einem Tag</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n days from now</source>
        <translation>
            <numerusform>%1, in %n Tag</numerusform>
            <numerusform>%1, in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>Certificate details</source>
        <translation>Einzelheiten des Zertifikats</translation>
    </message>
    <message>
        <source>Certificates the server showed</source>
        <translation>Zertifikate, die der Server gezeigt hat</translation>
    </message>
    <message>
        <source>%1 (self-signed)</source>
        <translation>%1 (selbst signiert)</translation>
    </message>
    <message>
        <source>%1, issued by %2, which was not shown</source>
        <translation>%1, ausgestellt von %2, das nicht gezeigt wurde</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut</translation>
    </message>
    <message>
        <source>&amp;Add this authority</source>
        <translation>Diese Stelle &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Believe every certificate this authority issues for %1</source>
        <translation>Jedem Zertifikat glauben, das diese Stelle für %1 ausstellt</translation>
    </message>
    <message>
        <source>&amp;Trust this certificate only</source>
        <translation>Nur diesem Zertifikat &amp;vertrauen</translation>
    </message>
    <message>
        <source>Believe exactly this certificate, on this host and port</source>
        <translation>Genau diesem Zertifikat glauben, auf diesem Host und Port</translation>
    </message>
    <message>
        <source>Trust it only when its SHA-256 fingerprint is the one your administrator gives you: whoever owns the key can read your password and change images on the way.</source>
        <translation>Vertrauen Sie nur, wenn der SHA-256-Fingerabdruck mit dem übereinstimmt, den Ihre Verwaltung Ihnen nennt: Wer den Schlüssel besitzt, kann Ihr Passwort lesen und Images unterwegs ändern.</translation>
    </message>
    <message>
        <source>Believes %1 for %2 from now on, also when the certificate is renewed.</source>
        <translation>Glaubt %1 für %2 von nun an, auch wenn das Zertifikat erneuert wird.</translation>
    </message>
    <message>
        <source>No authority of this chain would help here.</source>
        <translation>Keine Stelle dieser Kette würde hier helfen.</translation>
    </message>
    <message>
        <source>Believes nothing but this certificate, for %1 alone, until it is renewed.</source>
        <translation>Glaubt nur diesem Zertifikat, allein für %1, bis es erneuert wird.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>sich selbst</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>portolan::ClipboardController</name>
    <message>
        <source>The digest is not known yet.</source>
        <translation>Der Digest ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n lines.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::ClusterController</name>
    <message>
        <source>Choose a kubeconfig</source>
        <translation>Eine kubeconfig wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Logged in to %1.</source>
        <translation>An %1 angemeldet.</translation>
    </message>
    <message>
        <source>Podman and Docker</source>
        <translation>Podman und Docker</translation>
    </message>
    <message>
        <source>No container engine was found here.</source>
        <translation>Hier wurde keine Container-Engine gefunden.</translation>
    </message>
    <message>
        <source>Neither Podman&apos;s nor Docker&apos;s socket is there. Podman listens after &quot;systemctl --user start podman.socket&quot;.</source>
        <translation>Weder der Socket von Podman noch der von Docker ist da. Podman lauscht nach „systemctl --user start podman.socket“.</translation>
    </message>
</context>
<context>
    <name>portolan::ClusterLoginDialog</name>
    <message>
        <source>In the web &amp;browser</source>
        <translation>Im Web&amp;browser</translation>
    </message>
    <message>
        <source>With user and &amp;password</source>
        <translation>Mit Benutzer und &amp;Passwort</translation>
    </message>
    <message>
        <source>With a &amp;token</source>
        <translation>Mit einem &amp;Token</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>In this computer&apos;s &amp;keychain</source>
        <translation>Im &amp;Schlüsselbund dieses Rechners</translation>
    </message>
    <message>
        <source>For this &amp;session only: forgotten when Portolan closes</source>
        <translation>Nur für diese S&amp;itzung: vergessen, wenn Portolan endet</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>An %1 anmelden</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>sha256~..., from &quot;oc whoami -t&quot; or the web console</source>
        <translation>sha256~..., aus „oc whoami -t“ oder der Web-Konsole</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>Ben&amp;utzer:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Pass&amp;wort:</translation>
    </message>
    <message>
        <source>T&amp;oken:</source>
        <translation>T&amp;oken:</translation>
    </message>
    <message>
        <source>Keep it:</source>
        <translation>Aufbewahren:</translation>
    </message>
    <message>
        <source>The login ended at %1.</source>
        <translation>Die Anmeldung endete am %1.</translation>
    </message>
    <message>
        <source>The kubeconfig %1 gets its login from this command. It is run only if you allow it:</source>
        <translation>Die kubeconfig %1 bekommt ihre Anmeldung von diesem Befehl. Er läuft nur, wenn Sie es erlauben:</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>&amp;Allow and run</source>
        <translation>&amp;Erlauben und ausführen</translation>
    </message>
    <message>
        <source>Waiting for you to log in in the web browser...</source>
        <translation>Warten auf Ihre Anmeldung im Webbrowser ...</translation>
    </message>
    <message>
        <source>Trying the login...</source>
        <translation>Die Anmeldung wird geprüft ...</translation>
    </message>
</context>
<context>
    <name>portolan::ColumnMenu</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Default columns</source>
        <translation>Übliche Spalten</translation>
    </message>
</context>
<context>
    <name>portolan::CommandField</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>portolan::CompareController</name>
    <message>
        <source>The platform is written os/architecture, for example linux/arm64.</source>
        <translation>Die Plattform schreibt sich System/Architektur, zum Beispiel linux/arm64.</translation>
    </message>
    <message>
        <source>%1 names no image.</source>
        <translation>%1 bezeichnet kein Image.</translation>
    </message>
</context>
<context>
    <name>portolan::CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>Erstes Image</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>Zweites Image</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>of indexes: this computer&apos;s, else the first (linux/arm64)</source>
        <translation>bei Indizes: die dieses Rechners, sonst die erste (linux/arm64)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;A, what you have:</source>
        <translation>&amp;A, was Sie haben:</translation>
    </message>
    <message>
        <source>&amp;B, what you look at:</source>
        <translation>&amp;B, was Sie ansehen:</translation>
    </message>
    <message>
        <source>&amp;Platform:</source>
        <translation>&amp;Plattform:</translation>
    </message>
    <message>
        <source>Compare two images</source>
        <translation>Zwei Images vergleichen</translation>
    </message>
    <message>
        <source>Any two tags or digests, also of different registries.</source>
        <translation>Zwei beliebige Tags oder Digests, auch verschiedener Registries.</translation>
    </message>
</context>
<context>
    <name>portolan::CompareWindow</name>
    <message>
        <source>Only &amp;differences</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Equivalent command</source>
        <translation>Entsprechender Befehl</translation>
    </message>
    <message>
        <source>Hide what is the same on both sides</source>
        <translation>Ausblenden, was auf beiden Seiten gleich ist</translation>
    </message>
    <message>
        <source>Parts of the comparison</source>
        <translation>Teile des Vergleichs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Config JSON</source>
        <translation>Konfigurations-JSON</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Make A what is B now, and the other way round</source>
        <translation>A zu dem machen, was jetzt B ist, und umgekehrt</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation>%1 mit %2 vergleichen</translation>
    </message>
    <message>
        <source>Fetching both manifests and configurations...</source>
        <translation>Beide Manifeste und Konfigurationen werden geholt ...</translation>
    </message>
    <message>
        <source>They are the same image: one digest.</source>
        <translation>Es ist dasselbe Image: ein Digest.</translation>
    </message>
    <message>
        <source>The same content, stored in another way.</source>
        <translation>Derselbe Inhalt, anders gespeichert.</translation>
    </message>
    <message>
        <source>The same files, with another configuration.</source>
        <translation>Dieselben Dateien, mit anderer Konfiguration.</translation>
    </message>
    <message>
        <source>They differ.</source>
        <translation>Sie unterscheiden sich.</translation>
    </message>
    <message>
        <source>With A at hand, B costs %1 of %2; %3 are shared.</source>
        <translation>Wenn A vorhanden ist, kostet B %1 von %2; %3 sind gemeinsam.</translation>
    </message>
    <message>
        <source>Vulnerabilities</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>Build steps</source>
        <translation>Bauschritte</translation>
    </message>
</context>
<context>
    <name>portolan::ComparisonProxy</name>
    <message>
        <source>same on both sides</source>
        <translation>auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>only in A</source>
        <translation>nur in A</translation>
    </message>
    <message>
        <source>only in B</source>
        <translation>nur in B</translation>
    </message>
    <message>
        <source>%1 here; the other side has it at another place</source>
        <translation>%1 hier; die andere Seite hat es an anderer Stelle</translation>
    </message>
</context>
<context>
    <name>portolan::ControlController</name>
    <message>
        <source>Tag history</source>
        <translation>Tag-Verlauf</translation>
    </message>
    <message>
        <source>Vulnerabilities</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a cluster or registry, and a project in it</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: not all of it was done</source>
        <translation>%1: nicht alles wurde getan</translation>
    </message>
    <message>
        <source>Import as login</source>
        <translation>Als Anmeldung importieren</translation>
    </message>
    <message>
        <source>Take over the logins of the pull secret %1?</source>
        <translation>Die Anmeldungen des Pull-Secrets %1 übernehmen?</translation>
    </message>
    <message>
        <source>It is read from %1. Its logins go to the keychain and its registries to the list; what is in it is not shown.</source>
        <translation>Es wird aus %1 gelesen. Seine Anmeldungen kommen in den Schlüsselbund und seine Registries in die Liste; sein Inhalt wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>portolan::CopyDialog</name>
    <message>
        <source>Copy to</source>
        <translation>Kopieren nach</translation>
    </message>
    <message>
        <source>Registry to copy to</source>
        <translation>Ziel-Registry</translation>
    </message>
    <message>
        <source>Local library</source>
        <translation>Lokale Bibliothek</translation>
    </message>
    <message>
        <source>Repository to copy to</source>
        <translation>Ziel-Repository</translation>
    </message>
    <message>
        <source>Tag there</source>
        <translation>Tag am Ziel</translation>
    </message>
    <message>
        <source>as in the source</source>
        <translation>wie in der Quelle</translation>
    </message>
    <message>
        <source>&amp;Registry:</source>
        <translation>R&amp;egistry:</translation>
    </message>
    <message>
        <source>Re&amp;pository:</source>
        <translation>Re&amp;pository:</translation>
    </message>
    <message>
        <source>&amp;Tag:</source>
        <translation>&amp;Tag:</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n images</source>
        <translation>
            <numerusform>%n Image kopieren</numerusform>
            <numerusform>%n Images kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>That is no repository name: lower case letters, digits, and . _ - / between them.</source>
        <translation>Das ist kein Name eines Repositorys: Kleinbuchstaben, Ziffern und dazwischen . _ - /</translation>
    </message>
    <message>
        <source>That is no tag: letters, digits, and . _ - are allowed, 128 characters at most.</source>
        <translation>Das ist kein Tag: Erlaubt sind Buchstaben, Ziffern und . _ -, höchstens 128 Zeichen.</translation>
    </message>
    <message>
        <source>Without a tag the copy can be reached by its digest only.</source>
        <translation>Ohne Tag ist die Kopie nur über ihren Digest erreichbar.</translation>
    </message>
    <message>
        <source>A tag of that name there will point to this image afterwards.</source>
        <translation>Ein Tag dieses Namens zeigt dort danach auf dieses Image.</translation>
    </message>
    <message>
        <source>An engine takes one platform: choose it.</source>
        <translation>Eine Engine nimmt eine Plattform: Wählen Sie sie.</translation>
    </message>
    <message>
        <source>Without a tag the image there is called &quot;latest&quot;.</source>
        <translation>Ohne Tag heißt das Image dort „latest“.</translation>
    </message>
</context>
<context>
    <name>portolan::DeleteController</name>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n tags were deleted.</source>
        <translation>
            <numerusform>%n Tag wurde gelöscht.</numerusform>
            <numerusform>%n Tags wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The image was deleted.</source>
        <translation>Das Image wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 were freed.</source>
        <translation>%1 wurden frei.</translation>
    </message>
</context>
<context>
    <name>portolan::DeleteDialog</name>
    <message>
        <source>Use a throw-away &amp;manifest</source>
        <translation>Ein Wegwerf-&amp;Manifest verwenden</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Equivalent command</source>
        <translation>Entsprechender Befehl</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Looking for what shares the image: %1 of %2 tags</source>
        <translation>Gesucht wird, was das Image mitbenutzt: %1 von %2 Tags</translation>
    </message>
    <message>
        <source>Looking for what shares the image...</source>
        <translation>Gesucht wird, was das Image mitbenutzt ...</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Check that nothing changed, then do what is listed above</source>
        <translation>Prüfen, dass sich nichts geändert hat, dann tun, was oben steht</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tags?</source>
        <translation>
            <numerusform>%n Tag löschen?</numerusform>
            <numerusform>%n Tags löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>This registry cannot delete a tag alone: deleting takes every tag of the image along. There is a way round: an empty, unique manifest is put on the tag first, then that manifest is deleted, and the tag goes with it. The image and its other tags are never touched. Whoever pulls the tag in that instant gets the empty manifest.</source>
        <translation>Diese Registry kann einen Tag nicht allein löschen: Das Löschen nimmt jeden Tag des Images mit. Es gibt einen Umweg: Zuerst wird ein leeres, einmaliges Manifest auf den Tag gelegt, dann wird dieses Manifest gelöscht, und der Tag geht mit. Das Image und seine anderen Tags bleiben unberührt. Wer den Tag in diesem Augenblick holt, bekommt das leere Manifest.</translation>
    </message>
    <message>
        <source>These &amp;tags only; other tags and the images stay</source>
        <translation>Nur diese &amp;Tags; andere Tags und die Images bleiben</translation>
    </message>
    <message>
        <source>This &amp;tag only; other tags and the image stay</source>
        <translation>Nur diesen &amp;Tag; andere Tags und das Image bleiben</translation>
    </message>
    <message>
        <source>The safe choice: nothing that has another name goes</source>
        <translation>Die sichere Wahl: Nichts, das noch anders heißt, wird gelöscht</translation>
    </message>
    <message>
        <source>The &amp;images and all their tags</source>
        <translation>Die &amp;Images und alle ihre Tags</translation>
    </message>
    <message>
        <source>The &amp;image and all its tags</source>
        <translation>Das &amp;Image und alle seine Tags</translation>
    </message>
    <message>
        <source>Every tag that points to the same digest goes too</source>
        <translation>Jeder Tag, der auf denselben Digest zeigt, wird mit gelöscht</translation>
    </message>
    <message>
        <source>Stopped. Nothing was deleted by this step.</source>
        <translation>Angehalten. Dieser Schritt hat nichts gelöscht.</translation>
    </message>
    <message>
        <source>Finding out what would go...</source>
        <translation>Es wird ermittelt, was gelöscht würde ...</translation>
    </message>
    <message>
        <source>Deleting...</source>
        <translation>Wird gelöscht ...</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>Es gibt nichts zu löschen.</translation>
    </message>
    <message>
        <source>This cannot be done; the list says why.</source>
        <translation>Das geht nicht; die Liste sagt, warum.</translation>
    </message>
    <message>
        <source>Space comes back only when the server collects its garbage. Until then the deletion can be undone.</source>
        <translation>Platz wird erst frei, wenn der Server seinen Speicher bereinigt. Bis dahin lässt sich das Löschen rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>portolan::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>portolan::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Konfig.</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the reference, pinned to its digest</source>
        <translation>Die Referenz kopieren, fest mit ihrem Digest</translation>
    </message>
    <message>
        <source>Copy the pinned reference</source>
        <translation>Die feste Referenz kopieren</translation>
    </message>
    <message>
        <source>This was seen before and may be outdated. %1</source>
        <translation>Dies ist von früher und vielleicht veraltet. %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Fetching the manifest...</source>
        <translation>Das Manifest wird geholt ...</translation>
    </message>
    <message>
        <source>No image chosen</source>
        <translation>Kein Image gewählt</translation>
    </message>
    <message>
        <source>Build steps</source>
        <translation>Bauschritte</translation>
    </message>
    <message>
        <source>Choose a tag to see what it holds: platforms, layers, configuration and build steps.</source>
        <translation>Wählen Sie einen Tag, um zu sehen, was er enthält: Plattformen, Layer, Konfiguration und Bauschritte.</translation>
    </message>
    <message>
        <source>Layers: %1</source>
        <translation>Layer: %1</translation>
    </message>
</context>
<context>
    <name>portolan::DialogStatus</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Give up waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>portolan::ErrorPanel</name>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>Einzelheiten des Fehlers</translation>
    </message>
</context>
<context>
    <name>portolan::ExplainPullDialog</name>
    <message>
        <source>&amp;Explain</source>
        <translation>&amp;Erklären</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Explain this pull</source>
        <translation>Diesen Abruf erklären</translation>
    </message>
    <message>
        <source>Image to pull</source>
        <translation>Zu holendes Image</translation>
    </message>
    <message>
        <source>A whole reference, or a short name like &quot;fedora:40&quot;</source>
        <translation>Eine ganze Referenz oder ein Kurzname wie „fedora:40“</translation>
    </message>
    <message>
        <source>Ask for another image</source>
        <translation>Nach einem anderen Image fragen</translation>
    </message>
    <message>
        <source>All of it, for a message or a bug report; there is no password in it</source>
        <translation>Alles, für eine Nachricht oder einen Fehlerbericht; es ist kein Passwort darin</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>What a pull on this computer would do, by the rules of Podman and its registries.conf. Nothing is pulled.</source>
        <translation>Was ein Abruf auf diesem Rechner täte, nach den Regeln von Podman und seiner registries.conf. Geholt wird nichts.</translation>
    </message>
    <message>
        <source>Asking the registries...</source>
        <translation>Die Registries werden gefragt ...</translation>
    </message>
</context>
<context>
    <name>portolan::FindBox</name>
    <message>
        <source>Find or open a reference</source>
        <translation>Referenz suchen oder öffnen</translation>
    </message>
    <message>
        <source>Find or open, e.g. quay.io/podman/stable:v5   (Ctrl+K)</source>
        <translation>Suchen oder öffnen, z. B. quay.io/podman/stable:v5   (Strg+K)</translation>
    </message>
    <message>
        <source>Any reference: a registry, a repository, a tag or a digest. Enter opens it. (Ctrl+K)</source>
        <translation>Eine beliebige Referenz: Registry, Repository, Tag oder Digest. Die Eingabetaste öffnet sie. (Strg+K)</translation>
    </message>
    <message>
        <source>Known repositories</source>
        <translation>Bekannte Repositorys</translation>
    </message>
</context>
<context>
    <name>portolan::ImageUsesTab</name>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Looking through pods, deployments and builds...</source>
        <translation>Pods, Deployments und Builds werden durchgesehen ...</translation>
    </message>
    <message>
        <source>Nobody uses it</source>
        <translation>Niemand benutzt es</translation>
    </message>
    <message>
        <source>No pod, deployment or build in the projects you can read refers to this image.</source>
        <translation>Kein Pod, Deployment oder Build in den Projekten, die Sie lesen dürfen, verweist auf dieses Image.</translation>
    </message>
    <message>
        <source>Nothing that you may read refers to this image. Not looked at: %1.</source>
        <translation>Nichts, was Sie lesen dürfen, verweist auf dieses Image. Nicht angesehen: %1.</translation>
    </message>
    <message>
        <source>Not looked at: %1.</source>
        <translation>Nicht angesehen: %1.</translation>
    </message>
</context>
<context>
    <name>portolan::JsonView</name>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
</context>
<context>
    <name>portolan::LabelProxy</name>
    <message>
        <source>%1, %2</source>
        <extracomment>how long ago, and when: &quot;2 d ago, 20/11/2026 11:04&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>portolan::LoginDialog</name>
    <message>
        <source>In this computer&apos;s &amp;keychain</source>
        <translation>Im &amp;Schlüsselbund dieses Rechners</translation>
    </message>
    <message>
        <source>For this &amp;session only: forgotten when Portolan closes</source>
        <translation>Nur für diese S&amp;itzung: vergessen, wenn Portolan endet</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>An %1 anmelden</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>GNOME Keyring, KWallet or whatever this desktop has</source>
        <translation>GNOME Keyring, KWallet oder was dieser Desktop hat</translation>
    </message>
    <message>
        <source>The login stays in memory and is never written</source>
        <translation>Die Anmeldung bleibt im Speicher und wird nie geschrieben</translation>
    </message>
    <message>
        <source>This registry lets %1 check logins: your password goes there.</source>
        <translation>Diese Registry lässt Anmeldungen von %1 prüfen: Ihr Passwort geht dorthin.</translation>
    </message>
    <message>
        <source>This registry lets everybody in without asking: a login cannot be tried here, and is not needed.</source>
        <translation>Diese Registry lässt alle herein, ohne zu fragen: Eine Anmeldung lässt sich hier nicht prüfen und ist nicht nötig.</translation>
    </message>
    <message>
        <source>Trying the login...</source>
        <translation>Die Anmeldung wird geprüft ...</translation>
    </message>
    <message>
        <source>Waiting for the keyring. Unlock it if it asks.</source>
        <translation>Warten auf den Schlüsselbund. Entsperren Sie ihn, wenn er fragt.</translation>
    </message>
    <message>
        <source>The login works, but it was not kept. %1 It can be kept for this session only.</source>
        <translation>Die Anmeldung funktioniert, wurde aber nicht aufbewahrt. %1 Sie kann nur für diese Sitzung behalten werden.</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>K&amp;onto:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Keep it:</source>
        <translation>Aufbewahren:</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>Try the login, then keep it</source>
        <translation>Die Anmeldung prüfen, dann aufbewahren</translation>
    </message>
    <message>
        <source>Plain HTTP is allowed for this registry: the password may travel without encryption.</source>
        <translation>Für diese Registry ist HTTP erlaubt: Das Passwort geht vielleicht unverschlüsselt über das Netz.</translation>
    </message>
</context>
<context>
    <name>portolan::LoginHintBox</name>
    <message>
        <source>Kind of login</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>A credential helper can fetch it: %1</source>
        <translation>Ein Anmeldehelfer kann sie holen: %1</translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Portolan</source>
        <translation>Portolan</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be opened: %2</source>
        <translation>„%1“ lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>&amp;Registry</source>
        <translation>&amp;Registry</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registries</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation>Rückgängig ...</translation>
    </message>
</context>
<context>
    <name>portolan::ManifestTab</name>
    <message>
        <source>Click a digest to follow it.</source>
        <translation>Ein Klick auf einen Digest folgt ihm.</translation>
    </message>
    <message>
        <source>Copy as received</source>
        <translation>Unverändert kopieren</translation>
    </message>
    <message>
        <source>Copy the manifest&apos;s exact bytes, the ones its digest is made of</source>
        <translation>Die genauen Bytes des Manifests kopieren, aus denen sein Digest entsteht</translation>
    </message>
    <message>
        <source>This manifest is large: its first part is shown.</source>
        <translation>Dieses Manifest ist groß: Zu sehen ist sein Anfang.</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
    <message>
        <source>The manifest could not be read</source>
        <translation>Das Manifest konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The registry described the image without it: %1</source>
        <translation>Die Registry hat das Image ohne es beschrieben: %1</translation>
    </message>
</context>
<context>
    <name>portolan::Navigator</name>
    <message>
        <source>Local library</source>
        <translation>Lokale Bibliothek</translation>
    </message>
</context>
<context>
    <name>portolan::NewImageNotifier</name>
    <message>
        <source>New image: %1</source>
        <translation>Neues Image: %1</translation>
    </message>
    <message numerus="yes">
        <source>New images: %1 and %n more</source>
        <translation>
            <numerusform>Neue Images: %1 und %n weiteres</numerusform>
            <numerusform>Neue Images: %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new images</source>
        <translation>
            <numerusform>%n neues Image</numerusform>
            <numerusform>%n neue Images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::PanelDialog</name>
    <message>
        <source>Facts</source>
        <translation>Tatsachen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Asking again...</source>
        <translation>Es wird erneut gefragt ...</translation>
    </message>
    <message>
        <source>Asking the registry...</source>
        <translation>Die Registry wird gefragt ...</translation>
    </message>
    <message>
        <source>A reference, such as quay.io/team/app:1</source>
        <translation>Eine Referenz, etwa quay.io/team/app:1</translation>
    </message>
    <message>
        <source>Where is it pulled &amp;from:</source>
        <translation>&amp;Woher wird sie geholt:</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Import as login...</source>
        <translation>Als Anmeldung &amp;importieren ...</translation>
    </message>
    <message>
        <source>Take over the logins of the chosen pull secret</source>
        <translation>Die Anmeldungen des gewählten Pull-Secrets übernehmen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
</context>
<context>
    <name>portolan::PlaceBar</name>
    <message>
        <source>Search...</source>
        <translation>Suchen ...</translation>
    </message>
    <message>
        <source>Search the repositories of this registry</source>
        <translation>Die Repositorys dieser Registry durchsuchen</translation>
    </message>
    <message>
        <source>About...</source>
        <translation>Über ...</translation>
    </message>
    <message>
        <source>What the registry says of this repository</source>
        <translation>Was die Registry über dieses Repository sagt</translation>
    </message>
    <message>
        <source>%1...</source>
        <translation>%1 ...</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● Live</translation>
    </message>
    <message>
        <source>○ Connecting</source>
        <translation>○ Verbindet</translation>
    </message>
    <message>
        <source>Waiting for the registry to tell what changes</source>
        <translation>Wartet darauf, dass die Registry Änderungen meldet</translation>
    </message>
    <message>
        <source>○ Interrupted</source>
        <translation>○ Unterbrochen</translation>
    </message>
    <message>
        <source>The registry does not tell what changes at the moment; it is tried again. F5 asks anew.</source>
        <translation>Die Registry meldet gerade keine Änderungen; es wird wieder versucht. F5 fragt neu.</translation>
    </message>
    <message>
        <source>○ Not live</source>
        <translation>○ Nicht live</translation>
    </message>
    <message>
        <source>The registry no longer tells what changes. F5 asks anew.</source>
        <translation>Die Registry meldet keine Änderungen mehr. F5 fragt neu.</translation>
    </message>
    <message>
        <source>What is offered here</source>
        <translation>Was hier angeboten wird</translation>
    </message>
    <message>
        <source>This login ends: %1</source>
        <translation>Diese Anmeldung endet: %1</translation>
    </message>
    <message>
        <source>This login ended: %1</source>
        <translation>Diese Anmeldung ist abgelaufen: %1</translation>
    </message>
    <message>
        <source>New images appear here by themselves, as they come</source>
        <translation>Neue Images erscheinen hier von selbst, sobald sie da sind</translation>
    </message>
    <message numerus="yes">
        <source>New images of what is shown appear as they come, those of other projects within %n second(s): there are more projects than connections.</source>
        <translation>
            <numerusform>(eine) Neue Images von dem, was gezeigt wird, erscheinen sofort, die anderer Projekte nach höchstens %n Sekunde: Es gibt mehr Projekte als Verbindungen.</numerusform>
            <numerusform>(mehrere) Neue Images von dem, was gezeigt wird, erscheinen sofort, die anderer Projekte nach höchstens %n Sekunden: Es gibt mehr Projekte als Verbindungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>○ Not live: the login ended</source>
        <translation>○ Nicht live: Die Anmeldung ist abgelaufen</translation>
    </message>
    <message>
        <source>Then new images appear here by themselves again</source>
        <translation>Dann erscheinen neue Images hier wieder von selbst</translation>
    </message>
</context>
<context>
    <name>portolan::PlatformPicker</name>
    <message>
        <source>Platforms of the index</source>
        <translation>Plattformen des Index</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Ganzer Index</translation>
    </message>
    <message>
        <source>Show the index itself: its manifest and what is attached to it</source>
        <translation>Den Index selbst zeigen: sein Manifest und seine Anhänge</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>layers of %1</source>
        <translation>Layer von %1</translation>
    </message>
    <message>
        <source>Layers, configuration and history are those of %1.</source>
        <translation>Layer, Konfiguration und Verlauf sind die von %1.</translation>
    </message>
</context>
<context>
    <name>portolan::PropertiesDialog</name>
    <message>
        <source>Log &amp;in...</source>
        <translation>A&amp;nmelden ...</translation>
    </message>
    <message>
        <source>Log &amp;out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>Allow plain &amp;HTTP, without encryption</source>
        <translation>&amp;HTTP ohne Verschlüsselung erlauben</translation>
    </message>
    <message>
        <source>Properties of %1</source>
        <translation>Eigenschaften von %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Only on a network you trust: passwords and images can be read on the way</source>
        <translation>Nur in einem Netz, dem Sie vertrauen: Passwörter und Images können unterwegs gelesen werden</translation>
    </message>
    <message>
        <source>File of the certificate authority</source>
        <translation>Datei der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates trusted for this registry</source>
        <translation>Zertifikate, denen für diese Registry vertraut wird</translation>
    </message>
    <message>
        <source>Repositories added by name</source>
        <translation>Nach Namen hinzugefügte Repositorys</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, aus %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>N&amp;ame:</translation>
    </message>
    <message>
        <source>Folder or file:</source>
        <translation>Ordner oder Datei:</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>Host:</translation>
    </message>
    <message>
        <source>Login in use:</source>
        <translation>Benutzte Anmeldung:</translation>
    </message>
    <message>
        <source>Other logins:</source>
        <translation>Andere Anmeldungen:</translation>
    </message>
    <message>
        <source>&amp;Browse...</source>
        <translation>&amp;Durchsuchen ...</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei wählen</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cert);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cert);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;CA file:</source>
        <translation>&amp;CA-Datei:</translation>
    </message>
    <message>
        <source>Certificates:</source>
        <translation>Zertifikate:</translation>
    </message>
    <message>
        <source>Repositories
added by name:</source>
        <translation>Nach Namen hinzu-
gefügte Repositorys:</translation>
    </message>
    <message>
        <source>Log in with another account or password</source>
        <translation>Mit anderem Konto oder Passwort anmelden</translation>
    </message>
    <message>
        <source>Forget the login Portolan keeps; those of other tools stay</source>
        <translation>Die Anmeldung vergessen, die Portolan aufbewahrt; die anderer Werkzeuge bleiben</translation>
    </message>
    <message>
        <source>Certificate %1</source>
        <translation>Zertifikat %1</translation>
    </message>
    <message>
        <source>Added authority %1</source>
        <translation>Hinzugefügte Stelle %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Stop trusting the chosen certificate</source>
        <translation>Dem gewählten Zertifikat nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>Take the chosen name off the list; nothing is deleted at the registry</source>
        <translation>Den gewählten Namen aus der Liste nehmen; in der Registry wird nichts gelöscht</translation>
    </message>
</context>
<context>
    <name>portolan::PullDialog</name>
    <message>
        <source>&amp;Browse...</source>
        <translation>Dur&amp;chsuchen ...</translation>
    </message>
    <message>
        <source>&amp;Replace the file if it exists</source>
        <translation>Die Datei e&amp;rsetzen, falls vorhanden</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Folder or file</source>
        <translation>Ordner oder Datei</translation>
    </message>
    <message>
        <source>Choose the folder or file</source>
        <translation>Den Ordner oder die Datei wählen</translation>
    </message>
    <message>
        <source>Name at the destination</source>
        <translation>Name am Ziel</translation>
    </message>
    <message>
        <source>The file is replaced at the end, in one step</source>
        <translation>Die Datei wird am Ende in einem Schritt ersetzt</translation>
    </message>
    <message>
        <source>&amp;Local library</source>
        <translation>&amp;Lokale Bibliothek</translation>
    </message>
    <message>
        <source>Kept by Portolan on this computer</source>
        <translation>Von Portolan auf diesem Rechner aufbewahrt</translation>
    </message>
    <message>
        <source>OCI layout &amp;folder</source>
        <translation>OCI-Layout-&amp;Ordner</translation>
    </message>
    <message>
        <source>A folder that skopeo and podman read as oci:</source>
        <translation>Ein Ordner, den skopeo und podman als oci: lesen</translation>
    </message>
    <message>
        <source>&amp;OCI archive, one file</source>
        <translation>OCI-&amp;Archiv, eine Datei</translation>
    </message>
    <message>
        <source>A tar of an OCI layout, oci-archive:</source>
        <translation>Ein tar eines OCI-Layouts, oci-archive:</translation>
    </message>
    <message>
        <source>&amp;Docker archive, one file</source>
        <translation>&amp;Docker-Archiv, eine Datei</translation>
    </message>
    <message>
        <source>For docker load and podman load; one platform</source>
        <translation>Für docker load und podman load; eine Plattform</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Ziel:</translation>
    </message>
    <message>
        <source>&amp;Where:</source>
        <translation>&amp;Wo:</translation>
    </message>
    <message>
        <source>&amp;Name there:</source>
        <translation>&amp;Name dort:</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Größe:</translation>
    </message>
    <message>
        <source>&amp;Pull</source>
        <translation>&amp;Holen</translation>
    </message>
    <message>
        <source>Pull %1</source>
        <translation>%1 holen</translation>
    </message>
    <message numerus="yes">
        <source>Pull %n images</source>
        <translation>
            <numerusform>%n Image holen</numerusform>
            <numerusform>%n Images holen</numerusform>
        </translation>
    </message>
    <message>
        <source>OCI layout folder</source>
        <translation>OCI-Layout-Ordner</translation>
    </message>
    <message>
        <source>Archive file</source>
        <translation>Archivdatei</translation>
    </message>
    <message>
        <source>Archives (*.tar)</source>
        <translation>Archive (*.tar)</translation>
    </message>
    <message>
        <source>folder, made when it is not there</source>
        <translation>Ordner, wird bei Bedarf angelegt</translation>
    </message>
    <message>
        <source>file.tar</source>
        <translation>datei.tar</translation>
    </message>
    <message>
        <source>as in the source</source>
        <translation>wie in der Quelle</translation>
    </message>
    <message>
        <source>Not known yet; what is there already is not fetched again.</source>
        <translation>Noch nicht bekannt; was schon da ist, wird nicht noch einmal geholt.</translation>
    </message>
    <message>
        <source>%1 at most; what is there already is not fetched again.</source>
        <translation>Höchstens %1; was schon da ist, wird nicht noch einmal geholt.</translation>
    </message>
    <message>
        <source>A docker archive holds one platform: choose it.</source>
        <translation>Ein Docker-Archiv enthält eine Plattform: Wählen Sie sie.</translation>
    </message>
    <message>
        <source>About %1 for each of %2 platforms; what is there already is not fetched again.</source>
        <translation>Etwa %1 für jede von %2 Plattformen; was schon da ist, wird nicht noch einmal geholt.</translation>
    </message>
    <message>
        <source>About %1; what is there already is not fetched again.</source>
        <translation>Etwa %1; was schon da ist, wird nicht noch einmal geholt.</translation>
    </message>
    <message>
        <source>%1 on this computer</source>
        <translation>%1 auf diesem Rechner</translation>
    </message>
    <message>
        <source>Into its own images, through %1; one platform</source>
        <translation>In dessen eigene Images, über %1; eine Plattform</translation>
    </message>
    <message>
        <source>An engine takes one platform: choose it.</source>
        <translation>Eine Engine nimmt eine Plattform: Wählen Sie sie.</translation>
    </message>
    <message>
        <source>Command of Podman for this image</source>
        <translation>Befehl von Podman für dieses Image</translation>
    </message>
    <message>
        <source>With Podman:</source>
        <translation>Mit Podman:</translation>
    </message>
</context>
<context>
    <name>portolan::RegistryController</name>
    <message>
        <source>Open an OCI image layout</source>
        <translation>OCI-Image-Layout öffnen</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>Archiv öffnen</translation>
    </message>
    <message>
        <source>Archives (*.tar *.tar.gz *.tgz);;All files (*)</source>
        <translation>Archive (*.tar *.tar.gz *.tgz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>plain HTTP, not encrypted</source>
        <translation>HTTP, nicht verschlüsselt</translation>
    </message>
    <message>
        <source>%1 was added: %2, a login is possible.</source>
        <translation>%1 wurde hinzugefügt: %2, Anmeldung möglich.</translation>
    </message>
    <message>
        <source>%1 was added: %2, no login needed.</source>
        <translation>%1 wurde hinzugefügt: %2, keine Anmeldung nötig.</translation>
    </message>
    <message>
        <source>%1 was added: %2, wants a login.</source>
        <translation>%1 wurde hinzugefügt: %2, verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Logged in to %1.</source>
        <translation>An %1 angemeldet.</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Logged out of %1.</source>
        <translation>Von %1 abgemeldet.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>%1 aus der Liste entfernen?</translation>
    </message>
    <message>
        <source>Nothing is deleted there. A login in the keychain stays; log out first to remove it.</source>
        <translation>Dort wird nichts gelöscht. Eine Anmeldung im Schlüsselbund bleibt; melden Sie sich vorher ab, um sie zu entfernen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Import a pull secret</source>
        <translation>Pull-Secret importieren</translation>
    </message>
    <message>
        <source>Pull secrets (*.json *.yaml *.yml);;All files (*)</source>
        <translation>Pull-Secrets (*.json *.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Logins were taken over for these registries:</source>
        <translation>Für diese Registries wurden Anmeldungen übernommen:</translation>
    </message>
    <message>
        <source>There is no keychain to keep the logins in.</source>
        <translation>Es gibt keinen Schlüsselbund für die Anmeldungen.</translation>
    </message>
    <message>
        <source>They can be used for this session only and are forgotten when Portolan closes.</source>
        <translation>Sie können nur für diese Sitzung verwendet werden und sind vergessen, wenn Portolan endet.</translation>
    </message>
    <message>
        <source>For this session</source>
        <translation>Für diese Sitzung</translation>
    </message>
    <message>
        <source>Share login with Podman</source>
        <translation>Anmeldung mit Podman teilen</translation>
    </message>
    <message>
        <source>Let Podman use the login of %1?</source>
        <translation>Podman die Anmeldung von %1 benutzen lassen?</translation>
    </message>
    <message>
        <source>It is written, not encrypted, to %1, as &quot;podman login&quot; does. Every program that runs as you can read it there. Nothing else in the file is changed.</source>
        <translation>Sie wird unverschlüsselt nach %1 geschrieben, wie „podman login“ es tut. Jedes Programm, das unter Ihrem Namen läuft, kann sie dort lesen. Sonst wird in der Datei nichts geändert.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>The login of %1 is in %2 now.</source>
        <translation>Die Anmeldung von %1 steht jetzt in %2.</translation>
    </message>
</context>
<context>
    <name>portolan::RegistryPage</name>
    <message>
        <source>Repositories here</source>
        <translation>Repositorys hier</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>Registry at %1</source>
        <translation>Registry unter %1</translation>
    </message>
    <message>
        <source>OpenShift cluster at %1</source>
        <translation>OpenShift-Cluster unter %1</translation>
    </message>
    <message>
        <source>Quay at %1</source>
        <translation>Quay unter %1</translation>
    </message>
    <message>
        <source>Red Hat registry at %1, listed by the Ecosystem Catalog</source>
        <translation>Red-Hat-Registry unter %1, aufgelistet vom Ecosystem Catalog</translation>
    </message>
    <message>
        <source>Docker Hub</source>
        <translation>Docker Hub</translation>
    </message>
    <message>
        <source>Harbor at %1</source>
        <translation>Harbor unter %1</translation>
    </message>
    <message>
        <source>Images of this machine, through %1</source>
        <translation>Images dieses Rechners, über %1</translation>
    </message>
    <message>
        <source>OCI image layout in %1</source>
        <translation>OCI-Image-Layout in %1</translation>
    </message>
    <message>
        <source>OCI archive %1, read only</source>
        <translation>OCI-Archiv %1, nur lesbar</translation>
    </message>
    <message>
        <source>Docker archive %1, read only</source>
        <translation>Docker-Archiv %1, nur lesbar</translation>
    </message>
    <message>
        <source>%1, login from %2</source>
        <translation>%1, Anmeldung aus %2</translation>
    </message>
    <message>
        <source>Listing repositories...</source>
        <translation>Repositorys werden aufgelistet ...</translation>
    </message>
    <message>
        <source>Catalog not available: %1</source>
        <translation>Katalog nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>Shown is what is known already. %1</source>
        <translation>Zu sehen ist, was schon bekannt ist. %1</translation>
    </message>
    <message>
        <source>Log in...</source>
        <translation>Anmelden ...</translation>
    </message>
    <message>
        <source>Shown is what was seen last. %1</source>
        <translation>Zu sehen ist der zuletzt bekannte Stand. %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Catalog not available</source>
        <translation>Katalog nicht verfügbar</translation>
    </message>
    <message>
        <source>%1 Repositories added by name are remembered here.</source>
        <translation>%1 Nach Namen hinzugefügte Repositorys werden hier gemerkt.</translation>
    </message>
    <message>
        <source>This registry wants a login</source>
        <translation>Diese Registry verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>It lists its repositories only to those who are logged in. One that is open to everybody can be added by name.</source>
        <translation>Sie listet ihre Repositorys nur Angemeldeten auf. Ein für alle offenes lässt sich nach Namen hinzufügen.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts hier</translation>
    </message>
    <message>
        <source>Open a registry, choose an image and press Pull: it is kept here and can be looked at without a network.</source>
        <translation>Öffnen Sie eine Registry, wählen Sie ein Image und drücken Sie „Holen“: Es wird hier aufbewahrt und ist ohne Netz anzusehen.</translation>
    </message>
    <message>
        <source>No repositories</source>
        <translation>Keine Repositorys</translation>
    </message>
    <message>
        <source>The registry is empty, or this login may see none of its repositories. One that you know can be added by name.</source>
        <translation>Die Registry ist leer, oder diese Anmeldung darf keines ihrer Repositorys sehen. Eines, das Sie kennen, lässt sich nach Namen hinzufügen.</translation>
    </message>
</context>
<context>
    <name>portolan::RegistryPane</name>
    <message>
        <source>Registries and repositories</source>
        <translation>Registries und Repositorys</translation>
    </message>
</context>
<context>
    <name>portolan::RegistryProxy</name>
    <message>
        <source>Add...</source>
        <translation>Hinzufügen ...</translation>
    </message>
    <message>
        <source>Log in...</source>
        <translation>Anmelden ...</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Look...</source>
        <translation>Ansehen ...</translation>
    </message>
    <message>
        <source>Load more</source>
        <translation>Mehr laden</translation>
    </message>
    <message>
        <source>Local library</source>
        <translation>Lokale Bibliothek</translation>
    </message>
    <message>
        <source>%1 (%2 new)</source>
        <extracomment>a repository or project with tags that got new images</extracomment>
        <translation>%1 (%2 neu)</translation>
    </message>
    <message>
        <source>Not listed: %1</source>
        <translation>Nicht aufgelistet: %1</translation>
    </message>
    <message>
        <source>loading...</source>
        <translation>wird geladen ...</translation>
    </message>
    <message>
        <source>1 repository</source>
        <translation>1 Repository</translation>
    </message>
    <message numerus="yes">
        <source>%n repositories</source>
        <translation>
            <numerusform>%n Repository</numerusform>
            <numerusform>%n Repositorys</numerusform>
        </translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source> · </source>
        <extracomment>between the parts of &quot;alice (keychain) - 12 repositories&quot;</extracomment>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>portolan::RequestView</name>
    <message>
        <source>Requests in flight and failures</source>
        <translation>Laufende Anfragen und Fehler</translation>
    </message>
    <message>
        <source>Clear failures</source>
        <translation>Fehler leeren</translation>
    </message>
    <message>
        <source>Forget the failures listed here</source>
        <translation>Die hier aufgelisteten Fehler vergessen</translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation>Alles ruhig</translation>
    </message>
    <message>
        <source>Requests under way and those that failed appear here.</source>
        <translation>Hier erscheinen laufende und fehlgeschlagene Anfragen.</translation>
    </message>
    <message>
        <source>Request failed</source>
        <translation>Anfrage fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>portolan::SearchDialog</name>
    <message>
        <source>Search %1</source>
        <translation>%1 durchsuchen</translation>
    </message>
    <message>
        <source>Words in names and descriptions</source>
        <translation>Wörter in Namen und Beschreibungen</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>Repositories found</source>
        <translation>Gefundene Repositorys</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Suche läuft ...</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Type what the repository is about.</source>
        <translation>Geben Sie ein, worum es im Repository geht.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>The next page could not be fetched.</source>
        <translation>Die nächste Seite konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>No repository matches &quot;%1&quot;. Try fewer words, or others.</source>
        <translation>Kein Repository passt zu „%1“. Versuchen Sie weniger oder andere Wörter.</translation>
    </message>
</context>
<context>
    <name>portolan::StatusLine</name>
    <message>
        <source>Show requests and failures</source>
        <translation>Anfragen und Fehler zeigen</translation>
    </message>
    <message>
        <source>1 request under way</source>
        <translation>1 Anfrage läuft</translation>
    </message>
    <message>
        <source>%1 requests under way</source>
        <translation>%1 Anfragen laufen</translation>
    </message>
    <message>
        <source>1 request, %1</source>
        <translation>1 Anfrage, %1</translation>
    </message>
    <message>
        <source>%1 requests, %2</source>
        <translation>%1 Anfragen, %2</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>Keine Anfragen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source> · </source>
        <extracomment>between &quot;3 requests under way&quot; and &quot;1 failed&quot;</extracomment>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>portolan::TabMenu</name>
    <message>
        <source>All tabs</source>
        <translation>Alle Reiter</translation>
    </message>
</context>
<context>
    <name>portolan::TableTab</name>
    <message>
        <source>Whole text of the current row</source>
        <translation>Ganzer Text der aktuellen Zeile</translation>
    </message>
    <message>
        <source>Choose a row to read all of it.</source>
        <translation>Wählen Sie eine Zeile, um sie ganz zu lesen.</translation>
    </message>
</context>
<context>
    <name>portolan::TagDelegate</name>
    <message>
        <source>Failed. Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>portolan::TagHistoryTab</name>
    <message>
        <source>History of the tag</source>
        <translation>Verlauf des Tags</translation>
    </message>
    <message>
        <source>Compare with &amp;current</source>
        <translation>Mit aktuellem &amp;vergleichen</translation>
    </message>
    <message>
        <source>Compare the chosen image with what the tag points to now</source>
        <translation>Das gewählte Image mit dem vergleichen, auf das der Tag jetzt zeigt</translation>
    </message>
    <message>
        <source>Asking what the tag pointed to...</source>
        <translation>Es wird gefragt, worauf der Tag zeigte ...</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <source>What this tag points to is noted from now on, each time it is looked at.</source>
        <translation>Worauf dieser Tag zeigt, wird ab jetzt bei jedem Ansehen vermerkt.</translation>
    </message>
    <message>
        <source>This registry keeps no history. Listed is what Portolan saw on this computer; there may have been more in between.</source>
        <translation>Diese Registry führt keinen Verlauf. Aufgelistet ist, was Portolan auf diesem Rechner gesehen hat; dazwischen kann mehr gewesen sein.</translation>
    </message>
    <message>
        <source>The registry has more than is listed here.</source>
        <translation>Die Registry hat mehr, als hier aufgelistet ist.</translation>
    </message>
    <message>
        <source>Point the tag to the chosen image again; shows first what that means</source>
        <translation>Den Tag wieder auf das gewählte Image zeigen lassen; zeigt zuerst, was das bedeutet</translation>
    </message>
    <message>
        <source>The image is gone</source>
        <translation>Das Image ist weg</translation>
    </message>
    <message>
        <source>Possible until %1</source>
        <translation>Möglich bis %1</translation>
    </message>
    <message>
        <source>How the tag stands</source>
        <translation>Stand des Tags</translation>
    </message>
    <message>
        <source>Roll &amp;back...</source>
        <translation>&amp;Zurücksetzen ...</translation>
    </message>
</context>
<context>
    <name>portolan::TagPane</name>
    <message>
        <source>Load all</source>
        <translation>Alle laden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Filter tags, * and ? are wildcards</source>
        <translation>Tags filtern, * und ? sind Platzhalter</translation>
    </message>
    <message>
        <source>Filter tags</source>
        <translation>Tags filtern</translation>
    </message>
    <message>
        <source>Shows the loaded tags that contain this (Ctrl+F)</source>
        <translation>Zeigt die geladenen Tags, die dies enthalten (Strg+F)</translation>
    </message>
    <message>
        <source>Fetch every page of tags from the server</source>
        <translation>Alle Seiten mit Tags vom Server holen</translation>
    </message>
    <message>
        <source>Stop loading; what is loaded stays</source>
        <translation>Nicht weiter laden; was geladen ist, bleibt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Tag columns</source>
        <translation>Spalten der Tags</translation>
    </message>
    <message>
        <source>Listing tags...</source>
        <translation>Tags werden aufgelistet ...</translation>
    </message>
    <message>
        <source>No loaded tag matches</source>
        <translation>Kein geladener Tag passt</translation>
    </message>
    <message>
        <source>There are more tags on the server: &quot;Load all&quot; fetches them.</source>
        <translation>Auf dem Server gibt es weitere Tags: „Alle laden“ holt sie.</translation>
    </message>
    <message>
        <source>Only attachments here</source>
        <translation>Nur Anhänge hier</translation>
    </message>
    <message>
        <source>This repository holds signatures and the like alone. View &gt; Show attachment tags lists them.</source>
        <translation>Dieses Repository enthält nur Signaturen und dergleichen. Ansicht &gt; Anhangs-Tags zeigen listet sie auf.</translation>
    </message>
    <message>
        <source>No tags</source>
        <translation>Keine Tags</translation>
    </message>
    <message>
        <source>%1 of %2 loaded, more on the server</source>
        <extracomment>tags shown of tags loaded, while a filter is set</extracomment>
        <translation>%1 von %2 geladenen, mehr auf dem Server</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 tag</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>%1 tags</source>
        <translation>%1 Tags</translation>
    </message>
    <message>
        <source>%1 seen %2</source>
        <translation>%1 gesehen %2</translation>
    </message>
    <message>
        <source>%1 seen %2, %3 loaded</source>
        <translation>%1 gesehen %2, %3 geladen</translation>
    </message>
    <message>
        <source>%1 loaded, more on the server</source>
        <translation>%1 geladen, mehr auf dem Server</translation>
    </message>
    <message>
        <source>These tags were seen before and may be outdated. %1</source>
        <translation>Diese Tags sind von früher und vielleicht veraltet. %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Sorted by what is known. %1 rows have no value in this column yet; asking for them takes up to %2 requests.</source>
        <translation>Sortiert nach dem, was bekannt ist. %1 Zeilen haben in dieser Spalte noch keinen Wert; sie zu erfragen kostet bis zu %2 Anfragen.</translation>
    </message>
    <message>
        <source>Ask for them</source>
        <translation>Erfragen</translation>
    </message>
    <message>
        <source>All of them are loaded. Escape in the filter clears it.</source>
        <translation>Alle sind geladen. Escape im Filter leert ihn.</translation>
    </message>
    <message>
        <source>The repository is there, but nothing in it has a tag. What is pushed or copied into it appears here; F5 looks again.</source>
        <translation>Das Repository ist da, aber nichts darin hat einen Tag. Was hineingeschoben oder -kopiert wird, erscheint hier; F5 sieht noch einmal nach.</translation>
    </message>
</context>
<context>
    <name>portolan::TagProxy</name>
    <message>
        <source>%1, the same image as %2</source>
        <translation>%1, dasselbe Image wie %2</translation>
    </message>
    <message>
        <source> +%1</source>
        <translation> +%1</translation>
    </message>
    <message>
        <source>Artifact: %1</source>
        <translation>Artefakt: %1</translation>
    </message>
    <message>
        <source>One signature, attestation or SBOM is attached by tag</source>
        <translation>Eine Signatur, Attestierung oder SBOM ist per Tag angehängt</translation>
    </message>
    <message numerus="yes">
        <source>%n signatures, attestations or SBOMs are attached by tag</source>
        <translation>
            <numerusform>%n Signatur, Attestierung oder SBOM ist per Tag angehängt</numerusform>
            <numerusform>%n Signaturen, Attestierungen oder SBOMs sind per Tag angehängt</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen last time, not confirmed by the server yet</source>
        <translation>Zuletzt gesehen, vom Server noch nicht bestätigt</translation>
    </message>
    <message>
        <source>The same image under other tags:
%1</source>
        <translation>Dasselbe Image unter anderen Tags:
%1</translation>
    </message>
    <message>
        <source>The image is gone from the registry</source>
        <translation>Das Image ist aus der Registry verschwunden</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source>Follows %1</source>
        <translation>Folgt %1</translation>
    </message>
    <message>
        <source>Protected: it cannot be moved or removed</source>
        <translation>Geschützt: Er kann nicht verschoben oder entfernt werden</translation>
    </message>
    <message>
        <source>Expires %1</source>
        <translation>Läuft ab %1</translation>
    </message>
    <message>
        <source>Imported on a schedule</source>
        <translation>Wird regelmäßig importiert</translation>
    </message>
    <message>
        <source>Imported without checking certificates</source>
        <translation>Import ohne Prüfung der Zertifikate</translation>
    </message>
    <message>
        <source>Import mode: %1</source>
        <translation>Importmodus: %1</translation>
    </message>
    <message>
        <source>Reference policy: %1</source>
        <translation>Referenzrichtlinie: %1</translation>
    </message>
    <message>
        <source>Generation %1</source>
        <translation>Generation %1</translation>
    </message>
</context>
<context>
    <name>portolan::TransferChoices</name>
    <message>
        <source>With &amp;signatures, SBOMs and attestations</source>
        <translation>Mit &amp;Signaturen, SBOMs und Attestierungen</translation>
    </message>
    <message>
        <source>Equivalent command</source>
        <translation>Entsprechender Befehl</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>Alle Plattformen</translation>
    </message>
    <message>
        <source>Everything that refers to the image comes along</source>
        <translation>Alles, was auf das Image verweist, kommt mit</translation>
    </message>
    <message>
        <source>Command:</source>
        <translation>Befehl:</translation>
    </message>
    <message>
        <source>Platfor&amp;ms:</source>
        <translation>Plattfor&amp;men:</translation>
    </message>
</context>
<context>
    <name>portolan::TransferController</name>
    <message>
        <source>%1 was not transferred: %2</source>
        <translation>%1 wurde nicht übertragen: %2</translation>
    </message>
    <message>
        <source>%1 was transferred.</source>
        <translation>%1 wurde übertragen.</translation>
    </message>
</context>
<context>
    <name>portolan::TransferProxy</name>
    <message>
        <source>Looking what has to move</source>
        <translation>Ermittelt, was zu übertragen ist</translation>
    </message>
    <message>
        <source>Writing manifests</source>
        <translation>Schreibt Manifeste</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Schließt ab</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>bytes done of bytes in all: &quot;34 MB of 412 MB&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 moved, %2 were there</source>
        <translation>%1 übertragen, %2 waren da</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 übertragen</translation>
    </message>
    <message>
        <source>Local library: %1</source>
        <translation>Lokale Bibliothek: %1</translation>
    </message>
    <message>
        <source>Loading: %1 of %2</source>
        <extracomment>bytes handed to Podman or Docker of bytes in all: &quot;Loading: 34 MB of 412 MB&quot;</extracomment>
        <translation>Wird geladen: %1 von %2</translation>
    </message>
    <message>
        <source>%1, with remarks</source>
        <extracomment>%1 is &quot;done&quot;: something was left out, or is not as it was; the tool tip says what</extracomment>
        <translation>%1, mit Hinweisen</translation>
    </message>
</context>
<context>
    <name>portolan::TransferView</name>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause; what is complete is kept</source>
        <translation>Anhalten; was vollständig ist, bleibt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on where it was paused</source>
        <translation>Weitermachen, wo angehalten wurde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Give the transfer up</source>
        <translation>Die Übertragung aufgeben</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again; what is complete is not fetched again</source>
        <translation>Erneut versuchen; was vollständig ist, wird nicht noch einmal geholt</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove the row; nothing is deleted</source>
        <translation>Die Zeile entfernen; gelöscht wird nichts</translation>
    </message>
    <message>
        <source>No transfers</source>
        <translation>Keine Übertragungen</translation>
    </message>
    <message>
        <source>Pulls and copies appear here with their progress.</source>
        <translation>Hier erscheint, was geholt und kopiert wird, mit Fortschritt.</translation>
    </message>
</context>
<context>
    <name>portolan::UndoDialog</name>
    <message>
        <source>Undo a deletion</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Löschungen</translation>
    </message>
    <message>
        <source>Before it deletes, Portolan keeps the manifests and where tags pointed. They can be put back as long as the registry still has the layers, that is until its garbage collection.</source>
        <translation>Bevor Portolan löscht, hebt es die Manifeste auf und wohin Tags zeigten. Sie lassen sich zurücklegen, solange die Registry die Layer noch hat, also bis zu ihrer Speicherbereinigung.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Put the manifests and tags of the chosen deletion back</source>
        <translation>Manifeste und Tags der gewählten Löschung zurücklegen</translation>
    </message>
    <message>
        <source>Reading the journal...</source>
        <translation>Das Journal wird gelesen ...</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>What you delete is listed here.</source>
        <translation>Was Sie löschen, steht hier.</translation>
    </message>
    <message>
        <source>Looking whether the layers are still there...</source>
        <translation>Es wird geprüft, ob die Layer noch da sind ...</translation>
    </message>
    <message>
        <source>Putting manifests and tags back...</source>
        <translation>Manifeste und Tags werden zurückgelegt ...</translation>
    </message>
    <message>
        <source>The registry no longer has all layers of this image: it can only be pushed again from a copy.</source>
        <translation>Die Registry hat nicht mehr alle Layer dieses Images: Nur aus einer Kopie lässt es sich wieder hochladen.</translation>
    </message>
    <message>
        <source>All layers are still there.</source>
        <translation>Alle Layer sind noch da.</translation>
    </message>
    <message>
        <source>The image was put back.</source>
        <translation>Das Image wurde zurückgelegt.</translation>
    </message>
    <message>
        <source>Put back: %1.</source>
        <translation>Zurückgelegt: %1.</translation>
    </message>
    <message>
        <source>Left alone, since they point elsewhere by now: %1.</source>
        <translation>Nicht angerührt, da sie inzwischen woandershin zeigen: %1.</translation>
    </message>
</context>
<context>
    <name>portolan::UndoProxy</name>
    <message>
        <source>looking...</source>
        <translation>wird geprüft ...</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>rückgängig zu machen</translation>
    </message>
    <message>
        <source>its layers are gone</source>
        <translation>Layer nicht mehr da</translation>
    </message>
    <message>
        <source>putting back...</source>
        <translation>wird zurückgelegt ...</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>zurückgelegt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>portolan::VulnerabilityComparisonTab</name>
    <message>
        <source>Vulnerabilities</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>Asking the scanners...</source>
        <translation>Die Scanner werden gefragt ...</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>The scanners know of no weakness in either image.</source>
        <translation>Die Scanner kennen in keinem der Images eine Schwachstelle.</translation>
    </message>
    <message>
        <source>Not to be compared</source>
        <translation>Nicht zu vergleichen</translation>
    </message>
    <message>
        <source>One of the images, or both, has no finished scan; its own Vulnerabilities tab says why.</source>
        <translation>Eines oder beide Images haben keine fertige Prüfung; der eigene Reiter „Schwachstellen“ sagt, warum.</translation>
    </message>
    <message>
        <source>%1 new in B, %2 fixed in B, %3 in both</source>
        <translation>%1 neu in B, %2 behoben in B, %3 in beiden</translation>
    </message>
    <message>
        <source>Of an index the images for %1 are compared.</source>
        <translation>Von einem Index werden die Images für %1 verglichen.</translation>
    </message>
</context>
<context>
    <name>portolan::VulnerabilityTab</name>
    <message>
        <source>Vulnerabilities</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Each platform of an index is scanned by itself</source>
        <translation>Jede Plattform eines Index wird für sich geprüft</translation>
    </message>
    <message>
        <source>About the chosen finding</source>
        <translation>Über den gewählten Fund</translation>
    </message>
    <message>
        <source>Asking the scanner...</source>
        <translation>Der Scanner wird gefragt ...</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>The scanner knows of no weakness in this image.</source>
        <translation>Der Scanner kennt keine Schwachstelle in diesem Image.</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>The scan failed</source>
        <translation>Die Prüfung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The registry could not scan this image.</source>
        <translation>Die Registry konnte dieses Image nicht prüfen.</translation>
    </message>
    <message>
        <source>Nothing to scan</source>
        <translation>Nichts zu prüfen</translation>
    </message>
    <message>
        <source>The scanner understands no package in this image. That does not mean that it is safe.</source>
        <translation>Der Scanner versteht kein Paket in diesem Image. Das heißt nicht, dass es sicher ist.</translation>
    </message>
    <message>
        <source>Too large to scan</source>
        <translation>Zu groß zum Prüfen</translation>
    </message>
    <message>
        <source>A layer is larger than the scanner takes.</source>
        <translation>Ein Layer ist größer, als der Scanner annimmt.</translation>
    </message>
    <message>
        <source>No scan result</source>
        <translation>Kein Prüfergebnis</translation>
    </message>
    <message>
        <source>This registry has no result for this image.</source>
        <translation>Diese Registry hat kein Ergebnis für dieses Image.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>The scan waits its turn at the registry. Ask again in half a minute or later.</source>
        <translation>Die Prüfung wartet in der Registry, bis sie an der Reihe ist. Fragen Sie in einer halben Minute oder später erneut.</translation>
    </message>
</context>
</TS>
