using System.Text.RegularExpressions;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>What an error page calls itself: often all that a publisher says of what went wrong.</summary>
internal static partial class HtmlTitle
{
    public static string Of(string html)
    {
        var title = Title().Match(html);
        return title.Success ? $"'{title.Groups["title"].Value.Trim()}'" : "without a title";
    }

    [GeneratedRegex(@"<title[^>]*>(?<title>[^<]{1,120})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();
}
