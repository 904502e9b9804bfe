#include "src/links/url.h"

#include "src/links/domains.h"
#include "tests/catch.h"

namespace qsift {

TEST_CASE("URLs are written as the URL Standard has them") {
  struct Case {
    std::string_view text;
    std::string_view href;  // empty: no URL
  };
  const Case cases[] = {
      {"HTTPS://Example.ORG", "https://example.org/"},
      {"http://example.org:80/", "http://example.org/"},
      {"https://example.org:80/", "https://example.org:80/"},
      {"http://example.org:/", "http://example.org/"},
      {"http://example.org:65536/", ""},
      {"http://example.org:8a/", ""},
      {"http:\\\\example.org\\a", "http://example.org/a"},
      {"http://a/b/../c/./d", "http://a/c/d"},
      {"http://a/b/%2e%2E/c", "http://a/c"},
      {"http://a/..", "http://a/"},
      {"http://a/b/.", "http://a/b/"},
      {"http://a/ b\"<>`{}|c", "http://a/%20b%22%3C%3E%60%7B%7D|c"},
      {"http://a/?q='x y'#\"f\"", "http://a/?q=%27x%20y%27#%22f%22"},
      {"http://a/\xC3\xA4?\xC3\xA4#\xC3\xA4", "http://a/%C3%A4?%C3%A4#%C3%A4"},
      {"http://user:pa:ss@a/", "http://user:pa%3Ass@a/"},
      {"http://:@a/", "http://a/"},
      {"http://a@/b", ""},
      {"http:///b/c", "http://b/c"},
      {"http://", ""},
      {"http://a b/", ""},
      {"http://a%20b/", ""},
      {"http://ex%61mple.org/", "http://example.org/"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://192.168.257/", "http://192.168.1.1/"},
      {"http://256.0.0.1/", ""},
      {"http://1.2.3.4.5/", ""},
      {"http://1.2.3.4.0/", ""},
      {"http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/"},
      {"http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"},
      {"http://[1:2]/", ""},
      {"http://[::1.2.3.255]/", "http://[::102:3ff]/"},
      {"http://[::1.2.3.256]/", ""},
      {"http://example.org:65535/", "http://example.org:65535/"},
      {"http://example.org:65536/", ""},
      {"http://b\xC3\xBC"
       "cher.example/",
       "http://xn--bcher-kva.example/"},
      {"http://\xE4\xBE\x8B\xE3\x80\x82"
       "example/",
       "http://xn--fsq.example/"},
      {"  http://a/\n", "http://a/"},
      {"mailto:a b@example.org", "mailto:a b@example.org"},
      {"x-app://Host/../a", "x-app://Host/a"},
      {"x-app://a b/", ""},
      {"file:///a/../b", "file:///b"},
      {"no scheme", ""},
      {":a", ""},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::optional<Url> url = ParseUrl(c.text);
    CHECK((url ? url->href : std::string()) == c.href);
    // What is canonical stays as it is.
    if (url) {
      const std::optional<Url> again = ParseUrl(url->href);
      REQUIRE(again);
      CHECK(again->href == url->href);
    }
  }
}

TEST_CASE("The registrable domain is the public suffix and one label more") {
  CHECK(RegistrableDomain("a.b.Example.CO.uk") == "example.co.uk");
  CHECK(RegistrableDomain("co.uk").empty());
  CHECK(RegistrableDomain("10.0.0.1").empty());
  CHECK(RegistrableDomain("[::1]").empty());
  CHECK(RegistrableDomain(".example.org").empty());
  CHECK(RegistrableDomain("example.org.") == "example.org");
}

}  // namespace qsift
