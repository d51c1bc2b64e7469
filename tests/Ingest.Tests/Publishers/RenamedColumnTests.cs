using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Tests.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Tests.Publishers.Nomis;
using HealthNeeds.Ingest.Tests.Publishers.Postcodes;
using HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tests.Publishers.TrustCatchments;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>Every publisher renames a column that is read by name: what then becomes of the source, and what an analyst can do.</summary>
public sealed class RenamedColumnTests : IAsyncLifetime
{
    /// <summary>Those that publishers bring themselves.</summary>
    private static readonly IReadOnlyList<RenamedColumn> Own = [.. PublisherCases.Made().SelectMany(c => c.Renamed)];

    /// <summary>Source, the column that went, what it is called now, and where it is.</summary>
    private static readonly (string Source, string Lost, string Now, string Where)[] Renamed = Sorted([
        ("census2021", "General health: Bad health", "General health: Poor health", "line 1 of http*census2021-ts037.zip"),
        ("gp-registrations", "NUMBER_OF_PATIENTS", "NUMBER_PATIENTS", "line 1 of http*gp-reg-pat-prac-lsoa*"),
        ("iod2019", "Living Environment Score", "Living Environment Domain Score", "line 1 of http*File_7_-_All_IoD2019*"),
        ("iod2025", "Crime Score", "Crime Domain Score", "line 1 of http*File_7_IoD2025*"),
        ("nhs-ods", "Organisation", "Organization", "fields of http*RFRPA*"),
        ("ohid-fingertips", "Time period", "Time period label", "line 1 of http*indicator_ids=*"),
        ("ohid-smoking", "Time period", "Time period label", "line 1 of http*indicator_ids=*"),
        ("ohid-trust-catchments", "Trust code", "Trust's code", "line 3 of http*trust-catchment-populations*.ods"),
        ("ons-geography", "RUC21NM", "RUC21NAME", "fields of http*LSOA21_RUC21_EW_LU/FeatureServer/0?f=json"),
        ("ons-population", "DATE_NAME", "DATE_NAMES", "line 1 of http*NM_2014_1.data.csv*"),
        ("ons-postcodes", "pcds", "pcd8s", "line 1 of http*content/items/*/data"),
        ("qof2021", "PRACTICE_LIST_SIZE", "LIST_SIZE", "line 1 of http*QOF_2122_V2.zip"),
    ]);

    private AllSourcesBench bench = null!;

    public async Task InitializeAsync() => bench = await AllSourcesBench.StartAsync();

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task EverySource_IsHeldWithTheRule_CannotBeAccepted_AndIsNotAskedAboutOnceRefused()
    {
        (await PullAsync()).Should().OnlyContain(o => o.State == SourceState.Changed);
        var good = Renamed.Select(r => Folder(r.Source).ReadPointer()!.Id).ToList();
        RenameAll();
        var since = await HeldAsync(good);
        (await HeldAsync(good)).Should().Equal(since, "it is the same answer that waits");
        foreach (var (source, _, _, _) in Renamed)
            await DecideAsync(source);

        var after = await PullAsync();

        after.Should().OnlyContain(o => o.State == SourceState.Unchanged && o.Why!.StartsWith("The publisher sent again what was refused"));
        bench.Said.Instead = (_, _) => null;
        bench.Fingertips.Header = HealthNeeds.Ingest.Tests.Publishers.Fingertips.AllDataRows.Header;
        bench.Said.Renew("fingertips");
        (await PullAsync()).Should().OnlyContain(o => o.State == SourceState.Unchanged && (o.Why == null || o.Why.StartsWith("This edition has not changed.")));
    }

    private static (string Source, string Lost, string Now, string Where)[] Sorted((string Source, string Lost, string Now, string Where)[] shared) =>
        [.. shared.Concat(Own.Select(o => (o.Source, o.Lost, o.Now, o.Where))).OrderBy(r => r.Source, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<DateTimeOffset>> HeldAsync(IReadOnlyList<string> good)
    {
        var outcomes = await PullAsync();

        outcomes.Select(o => (o.Source, o.State)).Should().Equal(Renamed.Select(r => (r.Source, SourceState.Held)));
        foreach (var (source, lost, now, where) in Renamed)
        {
            var held = bench.Status(source).Held!;
            held.Readable.Should().BeFalse();
            held.Findings.Should().ContainSingle(source).Which.Should().Match($"[column-missing] *\"{lost}\": *Found {where} without it, and \"{now}\" in its place; expected \"{lost}\".");
            var responses = Folder(source).ReadHeld()!.Responses;
            responses.Should().NotBeEmpty().And.OnlyContain(r => File.Exists(r.Path), "what came is kept as evidence");
            new EvidenceNeeds(bench.Paths).Find().Hashes.Should().Contain(responses.Select(r => r.Sha256));
        }

        Renamed.Select(r => Folder(r.Source).ReadPointer()!.Id).Should().Equal(good, "the last good figures are in use");
        return [.. Renamed.Select(r => bench.Status(r.Source).Held!.Since)];
    }

    private async Task DecideAsync(string source)
    {
        await using var services = bench.Services();
        var (decisions, id) = (services.GetRequiredService<AnalystDecisions>(), bench.Status(source).Held!.Id);
        var accept = () => decisions.AcceptAsync(source, id, "sources accept", "we want it", CancellationToken.None);
        (await accept.Should().ThrowAsync<UnreadableException>()).WithMessage($"*'{source}' ({id}) cannot be accepted, for no figure could be read of it: [column-missing]*");
        bench.Status(source).Held!.Id.Should().Be(id);
        await decisions.RefuseAsync(source, id, "sources refuse", "a fault of theirs", CancellationToken.None);
        bench.Status(source).Held.Should().BeNull();
    }

    private void RenameAll()
    {
        // Made once: a zip file made again has other bytes.
        var census = NomisBodies.Zip(bench.Raw, "ts037", t => t.Replace("General health: Bad health", "General health: Poor health"));
        var qof = NhsBodies.Qof(bench.Raw, t => t.Replace("PRACTICE_LIST_SIZE", "LIST_SIZE"));
        var patients = NhsBodies.Registrations(NhsBodies.RegistrationRows(bench.Raw), NhsBodies.RegistrationsHeading.Replace("NUMBER_OF_PATIENTS", "NUMBER_PATIENTS"));
        var population = new PopulationBodies(bench.Raw).All("DATE_NAMES");
        var catchments = CatchmentBodies.Of(bench.Raw, h => h == "Trust \ncode" ? "Trust's code" : h);
        var postcodes = PostcodeBodies.Of(bench.Raw, h => h.Replace("pcds", "pcd8s", StringComparison.Ordinal));
        bench.Said.Instead = (_, path) => path switch
        {
            _ when path.StartsWith("content/items/") => postcodes,
            _ when path.EndsWith(".ods") => catchments,
            _ when path.EndsWith("census2021-ts037.zip") => census,
            _ when path.EndsWith("QOF_2122_V2.zip") => qof,
            _ when path.EndsWith("NM_2014_1.data.csv") => population,
            _ when path.Contains("gp-reg-pat-prac-lsoa") => patients,
            _ when path.Contains("File_7_-_All_IoD2019") => PublisherAnswer.Csv(GovUkBodies.Scores2019(bench.Raw).Replace("Living Environment Score", "Living Environment Domain Score")),
            _ when path.Contains("File_7_IoD2025") => PublisherAnswer.Csv(GovUkBodies.Scores2025(bench.Raw).Replace("Crime Score", "Crime Domain Score")),
            _ when path.EndsWith("LSOA21_RUC21_EW_LU/FeatureServer/0/query") => PublisherAnswer.Json("""{"error":{"code":400,"message":"Cannot perform query. Invalid query parameters.","details":["'Invalid field: RUC21NM' parameter is invalid"]}}"""),
            _ when path.EndsWith("LSOA21_RUC21_EW_LU/FeatureServer/0") => PublisherAnswer.Json("""{"currentVersion":11.2,"id":0,"name":"LSOA21_RUC21_EW_LU","fields":[{"name":"LSOA21CD","type":"esriFieldTypeString"},{"name":"RUC21CD","type":"esriFieldTypeString"},{"name":"RUC21NAME","type":"esriFieldTypeString"}]}"""),
            _ when path.EndsWith("organisations/RFRPA") => PublisherAnswer.Json("""{"Organization":{"Name":"ROTHERHAM","OrgId":{"extension":"RFRPA"},"Status":"Active"}}"""),
            _ => Own.Select(o => o.Instead(path)).FirstOrDefault(answer => answer is not null),
        };
        bench.Fingertips.Header = HealthNeeds.Ingest.Tests.Publishers.Fingertips.AllDataRows.Header.Replace("Time period,", "Time period label,");
        bench.Fingertips.Uploaded = "2025-06-01T00:00:00";
        bench.Said.Renew("fingertips");
    }

    private async Task<IReadOnlyList<PullOutcome>> PullAsync()
    {
        await using var services = bench.Services();
        var pulls = services.GetRequiredService<PullCoordinator>();
        return await pulls.RunAsync(pulls.Sources, _ => { }, CancellationToken.None);
    }

    private SourceFolder Folder(string source) => new(bench.Paths.Releases, source);
}
