using System.Net;
using System.Text.RegularExpressions;

namespace HealthNeeds.Ingest.Editions;

/// <summary>Where a page's links lead.</summary>
internal static partial class PageLinks
{
    /// <param name="html">A page, or a piece of one.</param>
    public static IEnumerable<string> Of(string html) => Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value.Trim()));

    [GeneratedRegex("""\bhref\s*=\s*["'](?<to>[^"'<>]+)["']""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Link();
}
