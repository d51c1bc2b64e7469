namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>A release keeps moves within England, ICBs, authorities and MSOAs: of a region of several areas there are none, which is said and not shown as no move.</summary>
public sealed class JoinedMovesTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("healthneeds-moves-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Moves_WithinARegionOfAuthorities_AreNotAvailable_AndSaidToBe()
    {
        PairServer.Fill(data);
        using var server = new ApiServer(
            directory =>
            {
                MadeReleases.First.PutInto(directory);
                return MadeReleases.Next.PutInto(directory);
            },
            new Dictionary<string, string> { ["Region"] = "south-yorkshire", ["Data:Directory"] = Alone() });
        (await server.Page("/?region=inner")).QuerySelector(".cards")!.Words().Should().Contain("Moves not available within The Dearne").And.NotContain("ranks moved").And.NotContain("No rank moved");
        (await server.Page("/areas/E01007317?region=inner")).QuerySelector(".area-head__moved")!.Words().Should().Contain("moves within The Dearne are not available");
        var changes = await server.Page("/data/changes?region=inner");
        changes.QuerySelector("#moves")!.ParentElement!.Words().Should().Contain("Not available within The Dearne").And.NotContain("No rank moved").And.NotContain("Download all moves");
        (await server.Refusal($"/api/v1/releases/{server.Published!.Id}/changes/moves?within=inner", 400)).GetProperty("parameter").GetString().Should().Be("within", "the site is about South Yorkshire, and this address takes no other region");
        (await server.Page("/?region=south-yorkshire")).QuerySelector(".cards")!.Words().Should().Contain("moved", "an ICB's are there as before");
    }

    /// <summary>Regions inside the one ICB that the release is of.</summary>
    private string Alone()
    {
        foreach (var other in new[] { PairServer.Both, PairServer.Across })
            Directory.Delete(Path.Combine(data, "regions", other), recursive: true);
        return data;
    }
}
