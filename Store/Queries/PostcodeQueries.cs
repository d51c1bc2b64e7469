using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>Which LSOA a postcode of England lies in. Empty where the ONS Postcode Directory never came live.</summary>
public sealed class PostcodeQueries
{
    private readonly Database database;

    internal PostcodeQueries(Database database) => this.database = database;

    /// <summary>The source and edition of the release's postcodes; null where they never came.</summary>
    public PostcodeDirectory? Directory(CancellationToken token = default) =>
        database.Query<PostcodeDirectory>("select source, edition from postcode limit 1", [], token).FirstOrDefault();

    /// <param name="postcode">As Royal Mail writes it: "S70 1AA".</param>
    /// <returns>Null for one that the directory does not have in England.</returns>
    public PostcodePlace? Find(string postcode, CancellationToken token = default) =>
        database.Query<PostcodePlace>("select postcode, lsoa21 as lsoa, terminated from postcode where postcode = $postcode", [("postcode", postcode)], token).FirstOrDefault();

    /// <summary>The LSOAs in which live postcodes of a beginning lie, those with most of them first.</summary>
    /// <param name="beginning">Of a district, "S70 ", or a sector, "S70 1".</param>
    public IReadOnlyList<PostcodeCount> Count(string beginning, int most, CancellationToken token = default) =>
        database.Query<PostcodeCount>(
            """
            select lsoa21 as lsoa, count(*) as postcodes from postcode
            where postcode >= $from and postcode < $until and terminated is null
            group by lsoa21 order by postcodes desc, lsoa21 limit $most
            """,
            [("from", beginning), ("until", $"{beginning[..^1]}{(char)(beginning[^1] + 1)}"), ("most", most)],
            token);
}

/// <param name="Source">Id of the source they came from.</param>
/// <param name="Edition">Year and month: "2026-08".</param>
public sealed record PostcodeDirectory(string Source, string Edition);

/// <param name="Postcodes">Live ones.</param>
public sealed record PostcodeCount(AreaCode Lsoa, long Postcodes);
