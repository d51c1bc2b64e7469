using System.Globalization;
using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>The attributes of a layer's features, page after page, and where each is: longitude and latitude, where asked for.</summary>
internal sealed class FeatureTable : RawTable
{
    public const string Longitude = "geometry.x";
    public const string Latitude = "geometry.y";

    /// <summary>Of a degree: a tenth of a metre, and what the publisher's own tables are rounded to.</summary>
    private const int Decimals = 6;

    private readonly Queue<RawResponse> pages;
    private readonly ReadingContext room;
    private JsonDocument? page;
    private JsonElement.ArrayEnumerator features;
    private long row;

    public FeatureTable(string file, IEnumerable<RawResponse> pages, ReadingContext room)
        : base(file)
    {
        this.pages = new Queue<RawResponse>(pages);
        this.room = room;
        Address = this.pages.TryPeek(out var first) ? first.Address : null;
        if (!Turn() || !page!.RootElement.TryGetProperty("fields", out var fields))
            throw new InvalidDataException($"{file}: expected a page that lists its fields; found none.");
        Headings = [.. fields.EnumerateArray().Select(f => f.GetProperty("name").GetString()!), Longitude, Latitude];
    }

    public override IReadOnlyList<string> Headings { get; }

    public override long? HeaderLine => null;

    /// <summary>Which feature of the layer, counted from 1.</summary>
    public override long Line => row;

    public override string this[int column] => column >= Headings.Count - 2
        ? Coordinate(Headings[column][^1..])
        : features.Current.GetProperty("attributes").TryGetProperty(Headings[column], out var value) ? Text(value) : string.Empty;

    public override bool Read()
    {
        while (!features.MoveNext())
        {
            if (!Turn())
                return false;
        }

        row++;
        return true;
    }

    public override void Dispose() => page?.Dispose();

    private bool Turn()
    {
        if (!pages.TryDequeue(out var next))
            return false;
        page?.Dispose();
        page = FeaturePage.Parse(next, room.Open);
        features = page.RootElement.GetProperty("features").EnumerateArray();
        return true;
    }

    private string Coordinate(string axis) =>
        features.Current.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty(axis, out var value) && value.TryGetDouble(out var degrees)
            ? Math.Round(degrees, Decimals).ToString("R", CultureInfo.InvariantCulture)
            : string.Empty;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.String => value.GetString()!.Trim(),
        _ => value.GetRawText(),
    };
}
