using HealthNeeds.Dashboard.Api.Parameters;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>Which part of a long list a CSV file holds. One that is not the whole says so: in its name, and in headers that lead to the rest.</summary>
/// <param name="Offset">Position of its first row in the whole list, from 0.</param>
internal sealed record CsvPart(long Offset, int Rows, long Total)
{
    /// <summary>The setting of how many rows a file holds at most.</summary>
    public const string Setting = "Downloads:MostRows";

    private const int MostRows = 500_000;

    public bool IsWhole => Rows == Total;

    /// <summary>For the end of the file's name: nothing where the file is whole.</summary>
    public string Name => IsWhole ? string.Empty : $"-rows-{(Rows == 0 ? Offset : Offset + 1)}-to-{Offset + Rows}-of-{Total}";

    public static int Most(IConfiguration configuration) => Math.Max(1, configuration.GetValue(Setting, MostRows));

    /// <summary>The answer, with how many rows there are and, where some are left out after these, the address of the next part.</summary>
    public IResult Of(HttpContext http, IResult answer)
    {
        http.Response.Headers["X-Total-Count"] = Total.ToString();
        if (Offset + Rows < Total && Rows > 0)
            http.Response.Headers[HeaderNames.Link] = $"<{Next(http.Request)}>; rel=\"next\"";
        return answer;
    }

    private string Next(HttpRequest request)
    {
        var others = request.Query.Where(q => q.Key != ParameterRules.Offset.Name).SelectMany(q => q.Value, (q, value) => new KeyValuePair<string, string?>(q.Key, value));
        return request.PathBase + request.Path + QueryString.Create(others.Append(new(ParameterRules.Offset.Name, $"{Offset + Rows}")));
    }
}
