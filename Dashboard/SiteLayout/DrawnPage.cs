using System.Text;

namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>A page drawn to its end before any of it is sent, for those who send it otherwise than it was drawn.</summary>
internal static class DrawnPage
{
    /// <summary>Draws it: status and headers are set as it sets them, its HTML is handed over and not sent.</summary>
    public static async Task<string> HtmlOf(IResult page, HttpContext http)
    {
        var body = http.Response.Body;
        using var drawn = new MemoryStream();
        http.Response.Body = drawn;
        try
        {
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        return Encoding.UTF8.GetString(drawn.GetBuffer(), 0, (int)drawn.Length);
    }

    public static Task SendAsync(string html, HttpContext http) => http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), http.RequestAborted).AsTask();
}
