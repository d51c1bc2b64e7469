using System.Net;
using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>
/// Fixes the links and forms of a drawn page to a release. Works on what the component renderer writes: attributes in double
/// quotes, with angle brackets and ampersands escaped.
/// </summary>
internal static partial class PinnedLinks
{
    /// <summary>Marks a link that is meant to lead out of the release.</summary>
    public const string Out = "data-unpinned";

    /// <summary>What stands beside the releases: it has no view of an older one, and the API refuses parameters it does not know.</summary>
    private static readonly string[] Live = ["/api/v1/runs", "/api/v1/releases", "/api/v1/progress", "/api/v1/problems", "/api/v1/power", "/health", "/openapi", "/releases.atom", "/places.atom"];

    public static string In(string html, string release) => Tag().Replace(html, tag => tag.Groups["name"].Value == "a"
        ? Link(tag.Value, release)
        : $"{tag.Value}<input type=\"hidden\" name=\"{ReleasePin.Parameter}\" value=\"{release}\">");

    /// <summary>The address where it is one of this site's views and not pinned yet; else as it is.</summary>
    public static string Pinned(string address, string release) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !IsPinned(address) && !IsLive(address)
            ? ReleasePin.Address(address, release)
            : address;

    private static string Link(string tag, string release) => tag.Contains(Out, StringComparison.Ordinal)
        ? tag
        : Href().Replace(tag, href => $" href=\"{WebUtility.HtmlEncode(Pinned(WebUtility.HtmlDecode(href.Groups["address"].Value), release))}\"", 1);

    private static bool IsPinned(string address) => address.Contains($"?{ReleasePin.Parameter}=", StringComparison.Ordinal) || address.Contains($"&{ReleasePin.Parameter}=", StringComparison.Ordinal);

    private static bool IsLive(string address)
    {
        var path = address.AsSpan(0, address.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : address.Length);
        if (path.SequenceEqual("/api/v1/releases/current"))
            return false;
        if (path.StartsWith("/api/v1/sources/", StringComparison.Ordinal))
            return true;
        foreach (var root in Live)
        {
            if (path.SequenceEqual(root) || path.StartsWith(root + "/", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    [GeneratedRegex("<(?<name>a|form)(?=[\\s>])[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\shref=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Href();
}
