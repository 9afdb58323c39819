# SPDX-License-Identifier: Apache-2.0
# What is installed, and the .deb and .rpm made of it: cmake --build --preset release --target package
install(TARGETS portolan portolan-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_SOURCE_DIR}/resources/org.portolan.Portolan.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_SOURCE_DIR}/resources/org.portolan.Portolan.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/portolan.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME org.portolan.Portolan.svg)
install(FILES ${CMAKE_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_PACKAGE_NAME portolan)
set(CPACK_PACKAGE_VENDOR "Portolan")
set(CPACK_PACKAGE_CONTACT "The Portolan developers <portolan@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Desktop browser for container image registries")
set(CPACK_PACKAGE_DESCRIPTION "Portolan lists repositories, tags, platforms and layers of container image registries and of
image layouts on disk; compares, pulls, copies and deletes images; and keeps logins in the keyring.
It comes with portolan-cli, which does the same on the command line.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR}/packages)

# A generator is offered where its tool is there to serve it.
set(CPACK_GENERATOR TGZ)
find_program(PORTOLAN_DPKG dpkg-deb)
if(PORTOLAN_DPKG)
    list(APPEND CPACK_GENERATOR DEB)
endif()
find_program(PORTOLAN_RPMBUILD rpmbuild)
if(PORTOLAN_RPMBUILD)
    list(APPEND CPACK_GENERATOR RPM)
endif()
mark_as_advanced(PORTOLAN_DPKG PORTOLAN_RPMBUILD)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins are loaded by name, so no tool finds them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "podman, skopeo")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE Apache-2.0)
set(CPACK_RPM_PACKAGE_GROUP Applications/System)
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
set(CPACK_RPM_PACKAGE_REQUIRES "qt6-qtsvg, ca-certificates")
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/applications /usr/share/metainfo /usr/share/icons /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps)

include(CPack)
