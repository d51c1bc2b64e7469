// England's areas with the most unmet need, read from the JSON of one call. .NET 8 or newer; nothing to install.
//   using var site = new HttpClient { BaseAddress = new Uri("http://localhost:5080") };
//   await HealthNeedsExample.NeedExample.PrintAsync(site, "cancer", "ltla24", Console.Out);
using System.Text.Json;

namespace HealthNeedsExample;

public static class NeedExample
{
    public static async Task PrintAsync(HttpClient site, string focus, string level, TextWriter output)
    {
        using var stream = await site.GetStreamAsync($"/api/v1/rankings?focus={focus}&level={level}&within=E92000001");
        using var answer = await JsonDocument.ParseAsync(stream);
        var areas = answer.RootElement.GetProperty("items");
        await output.WriteLineAsync($"{areas.GetArrayLength()} areas, release {answer.RootElement.GetProperty("release").GetProperty("id").GetString()}");
        foreach (var area in areas.EnumerateArray().Take(10))
        {
            var rank = area.GetProperty("rank");
            await output.WriteLineAsync($"{area.GetProperty("position")}. {area.GetProperty("code").GetString()} {area.GetProperty("name").GetString()}: rank {rank.GetProperty("lower")} to {rank.GetProperty("upper")}, {area.GetProperty("tier").GetString()}");
        }
    }
}
