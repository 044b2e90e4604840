//! Files for search engines: the sitemap (sitemaps.org) and `robots.txt` (RFC 9309).

use crate::link::Site;

use super::super::blueprint::SITEMAP_MOST;
use super::super::structured::address;

/// A sitemap, or the index of several (sitemaps.org).
pub fn sitemap<'s>(
    site: &Site,
    addresses: impl Iterator<Item = (&'s str, &'s str)> + Clone,
    part: Option<usize>,
) -> Vec<u8> {
    let base = site.corpus.config.base_url.as_deref().unwrap_or_default();
    let parts = addresses.clone().count().div_ceil(SITEMAP_MOST);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let location = |xml: &mut String, tag: &str, address: &str| {
        xml.push_str(&format!("<{tag}><loc>{}</loc></{tag}>\n", escape(address)));
    };
    if part.is_none() && parts > 1 {
        xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        (1..=parts).for_each(|n| location(&mut xml, "sitemap", &address(base, &format!("sitemap-{n}.xml"))));
        xml.push_str("</sitemapindex>\n");
    } else {
        let skip = part.map_or(0, |n| (n - 1) * SITEMAP_MOST);
        xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        let part = addresses.skip(skip).take(SITEMAP_MOST);
        part.for_each(|(base, path)| location(&mut xml, "url", &address(base, path)));
        xml.push_str("</urlset>\n");
    }
    xml.into_bytes()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

/// Everything may be indexed.
pub fn robots(site: &Site) -> Vec<u8> {
    let mut text = String::from("User-agent: *\nDisallow:\n");
    if let Some(base) = &site.corpus.config.base_url {
        text.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
    }
    text.into_bytes()
}
