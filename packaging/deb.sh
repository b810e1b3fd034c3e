#!/bin/sh
# 制作 Debian 软件包：程序（静态链接 Swift 运行库）、手册页、命令补全、文档。
# Makes the Debian package: the program, with Swift's libraries linked in, manual pages, completions and
# documents.
#
#   sh packaging/deb.sh            .build/deb/jinzhu_VERSION_ARCHITECTURE.deb
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
swift build -c release --static-swift-stdlib --product jinzhu
program=$(swift build -c release --static-swift-stdlib --show-bin-path)/jinzhu

version=$("$program" --version)
architecture=$(dpkg --print-architecture)
libc=$(dpkg-query -W -f '${Version}' libc6 | sed 's/-.*//')
stage=$root/.build/deb/stage
package=$root/.build/deb/jinzhu_${version}_${architecture}.deb

rm -rf "$stage"
install -d -m 755 "$stage/DEBIAN" "$stage/usr/bin" "$stage/usr/share/doc/jinzhu/charters"
install -m 755 "$program" "$stage/usr/bin/jinzhu"
strip --strip-unneeded "$stage/usr/bin/jinzhu"
"$program" manual "$stage/usr/share" --lang en
"$program" manual "$stage/usr/share" --lang zh
find "$stage/usr/share/man" -type f -exec gzip -9n {} +
install -m 644 README.md README.zh-CN.md schema.sql docs/*.md "$stage/usr/share/doc/jinzhu"
install -m 644 examples/charters/* "$stage/usr/share/doc/jinzhu/charters"

cat > "$stage/DEBIAN/control" <<END
Package: jinzhu
Version: $version
Architecture: $architecture
Maintainer: Jinzhu <jinzhu@localhost>
Installed-Size: $(du -sk "$stage/usr" | cut -f1)
Depends: libc6 (>= $libc), libgcc-s1, libstdc++6, libsqlite3-0 (>= 3.37)
Recommends: libxlsxwriter4, libpangocairo-1.0-0, fonts-noto-cjk, libminizip1, libexpat1, libedit2
Section: misc
Priority: optional
Description: books of a mutual-aid guarantee fund (互助担保基金账簿)
 Records what happens to a fund of members who guarantee each other's bank loans; entries,
 ledgers, statements and regulatory figures follow, exact to the fen, in one SQLite file.
 .
 发生了什么就记什么；分录、账簿、报表由事项和章程推出，记下的永不改动。
END
find "$stage" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$stage" "$package"
