using System.Text;
using System.Text.RegularExpressions;

namespace HealthNeeds.Ingest.Http;

/// <summary>Whether a body can be what was asked for. It goes by the bytes: publishers' content types are often wrong, and error pages come with status 200.</summary>
internal static class BodyCheck
{
    private const int HeadBytes = 1024;
    private static readonly string[] s_html = ["<!doctype html", "<html", "<head", "<body", "<title"];

    /// <exception cref="ResponseRefusedException">It cannot; the rule says why.</exception>
    public static void Check(RawResponse response)
    {
        using (var content = Unpacking.Open(response.Path, response))
            CheckHead(response, Head(content));
        if (response.Kind is ResponseKind.Csv or ResponseKind.Json or ResponseKind.Page)
            TextCheck.Check(response);
        else
            ZipCheck.Check(response);
    }

    private static byte[] Head(Stream content)
    {
        var head = new byte[HeadBytes];
        return head[..content.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private static void CheckHead(RawResponse response, byte[] head)
    {
        if (head.Length == 0)
            throw Refused("empty-body", response, "nothing");
        if (head.AsSpan().StartsWith("PK"u8))
            CheckPacked(response);
        else
            CheckText(response, head);
    }

    private static void CheckPacked(RawResponse response)
    {
        if (response.Kind is ResponseKind.Csv or ResponseKind.Json or ResponseKind.Page)
            throw Refused("wrong-kind", response, "a ZIP file");
    }

    private static void CheckText(RawResponse response, byte[] head)
    {
        var text = Encoding.Latin1.GetString(WithoutMark(head)).TrimStart();
        if (response.Kind is ResponseKind.Page)
        {
            if (!IsHtml(text))
                throw Refused(text.Length == 0 ? "empty-body" : "wrong-kind", response, text.Length == 0 ? "white space" : Start(text));
            return;
        }

        if (IsHtml(text))
            throw Refused("html-page", response, $"an HTML page: {HtmlTitle.Of(text)}");
        if (response.Kind is ResponseKind.Zip or ResponseKind.Workbook or ResponseKind.OpenDocument)
            throw Refused(text.Length == 0 ? "empty-body" : "wrong-kind", response, text.Length == 0 ? "white space" : Start(text));
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || head.Contains((byte)0))
            throw Refused("encoding", response, head[0] >= 0xFE ? "UTF-16 text" : "text with NUL bytes");
        if (text.Length == 0)
            throw Refused("empty-body", response, "white space");
        if (text[0] is '{' or '[' != response.Kind is ResponseKind.Json || IsMarkup(text) || text.StartsWith("%PDF", StringComparison.Ordinal))
            throw Refused("wrong-kind", response, Start(text));
    }

    private static bool IsHtml(string text)
    {
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!--", StringComparison.Ordinal))
            return text.Contains("<html", StringComparison.OrdinalIgnoreCase);
        return s_html.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A table may begin with "&lt;5", which is a figure too small to print.</summary>
    private static bool IsMarkup(string text) => text.Length > 1 && text[0] is '<' && (text[1] is '?' or '!' || char.IsAsciiLetter(text[1]));

    private static byte[] WithoutMark(byte[] head) => head is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : head;

    private static string Start(string text)
    {
        var shown = new string([.. text.Take(40).Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return $"text that starts with '{shown}'";
    }

    private static ResponseRefusedException Refused(string rule, RawResponse response, string found) =>
        new(rule, response.Address, found, response.Kind switch
        {
            ResponseKind.Csv => "a table as CSV in UTF-8",
            ResponseKind.Json => "JSON in UTF-8",
            ResponseKind.Zip => "a ZIP file",
            ResponseKind.OpenDocument => "an OpenDocument spreadsheet",
            ResponseKind.Page => "a page in HTML",
            _ => "an Office Open XML workbook",
        });
}

/// <summary>What an error page calls itself: often all that a publisher says of what went wrong.</summary>
internal static partial class HtmlTitle
{
    public static string Of(string html)
    {
        var title = Title().Match(html);
        return title.Success ? $"'{title.Groups["title"].Value.Trim()}'" : "without a title";
    }

    [GeneratedRegex(@"<title[^>]*>(?<title>[^<]{1,120})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Title();
}

/// <summary>An answer came, and it cannot be what was asked for: an error page, nothing, too much, cut short.</summary>
/// <param name="rule">Id of the rule it broke: "html-page", "empty-body", "length", "too-large".</param>
internal sealed class ResponseRefusedException(string rule, Uri address, string found, string expected, Exception? cause = null)
    : Exception($"{address}: found {found}; expected {expected} [{rule}].", cause)
{
    public string Rule => rule;

    public Uri Address => address;

    public string Found => found;

    public string Expected => expected;

    /// <summary>True where the publisher says that there is nothing at the address: 404.</summary>
    public bool IsNotFound { get; init; }
}

internal static class AnswersToSeek
{
    /// <summary>Null where the publisher says that there is nothing at the address.</summary>
    public static async Task<RawResponse?> OrNull(this Task<RawResponse> asked)
    {
        try
        {
            return await asked;
        }
        catch (ResponseRefusedException refused) when (refused.IsNotFound)
        {
            return null;
        }
    }
}
