using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Replicas;

/// <summary>A replica follows its origin: what it brings, in which order, and what it keeps.</summary>
public sealed class ReplicaTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Look_AtAnOrigin_BringsTheReleaseAndWhatPagesShowBesideIt(bool directory)
    {
        await using var bench = await ReplicaBench.StartAsync();
        var release = bench.Publish();
        Directory.CreateDirectory(Path.Combine(bench.Origin, "evidence"));
        await File.WriteAllTextAsync(Path.Combine(bench.Origin, "evidence", "secret.json"), "{}");
        if (directory)
            bench.Options.Origin = bench.Origin;
        (await bench.Look()).Should().BeNull();
        bench.Serving.Should().Be(release.Id);
        Sha256Text.OfFile(Path.Combine(bench.Replica, $"{release.Id}.duckdb")).Should().Be(release.Sha256);
        var runs = new RunLog(bench.Origin).List();
        runs.Should().NotBeEmpty();
        new RunLog(bench.Replica).List().Select(r => r.Id).Should().Equal(runs.Select(r => r.Id));
        bench.Here().Should().OnlyContain(f => f == "current.json" || f == "replica.json" || f.EndsWith(".duckdb") || OriginFile.IsTaken(f), "nothing else of the origin is taken, and nothing unfinished is left");
        File.GetLastWriteTimeUtc(Path.Combine(bench.Replica, "runs", $"{runs[0].Id}.json")).Should().Be(File.GetLastWriteTimeUtc(Path.Combine(bench.Origin, "runs", $"{runs[0].Id}.json")), "tags of pages name it, and replicas are to agree");
        bench.Status.Should().Match<HealthNeeds.Core.Runs.ReplicaStatus>(s => s.Problem == null && !s.IsBehind && s.Coming.Count == 0 && s.Transfer == null);
    }

    [Fact]
    public async Task Look_WhereNothingIsNew_CostsTwoShortAnswers()
    {
        await using var bench = await ReplicaBench.StartAsync();
        bench.Publish();
        var follower = bench.Follower();
        await follower.LookAsync(CancellationToken.None);
        bench.Server.Forget();
        (await follower.LookAsync(CancellationToken.None)).Should().BeNull();
        bench.Server.Requests.Select(r => (r.Target, r.Status)).Should().Equal(("/current.json", 304), ("/origin.json", 304));
    }

    [Fact]
    public async Task Release_InSlices_IsAskedForPieceByPiece()
    {
        await using var bench = await ReplicaBench.StartAsync();
        var release = bench.Publish();
        var bytes = new FileInfo(Path.Combine(bench.Origin, $"{release.Id}.duckdb")).Length;
        bench.Options.SliceMegabytes = bytes / 3e6;
        (await bench.Look()).Should().BeNull();
        bench.Server.RequestsTo($"/{release.Id}.duckdb")[0]["Range"].Should().Be($"bytes=0-{bench.Options.Slice - 1}");
        bench.Serving.Should().Be(release.Id);
    }

    [Fact]
    public async Task Release_CutOff_IsGoneOnWith_AlsoByTheNextProcess()
    {
        await using var bench = await ReplicaBench.StartAsync();
        var release = bench.Publish();
        var file = $"/{release.Id}.duckdb";
        var whole = bench.Whole($"{release.Id}.duckdb");
        bench.Options.Tries = 1;
        bench.Server.Serve(file, whole.Truncated(300_000));
        (await bench.Look()).Should().Contain("broke off after");
        bench.Serving.Should().BeNull();
        bench.Server.Serve(file, whole);
        (await bench.Look()).Should().BeNull();
        var second = bench.Server.RequestsTo(file)[^1];
        second["Range"].Should().MatchRegex("^bytes=[1-9][0-9]*-");
        second["If-Range"].Should().Be(whole.ETag);
        second.Status.Should().Be(206);
        bench.Serving.Should().Be(release.Id);
    }

    [Fact]
    public async Task Pointer_ThatGoesBack_IsFollowedWithoutADownload()
    {
        await using var bench = await ReplicaBench.StartAsync();
        var (first, second) = (bench.Publish(), bench.Publish());
        (await bench.Look()).Should().BeNull();
        bench.Serving.Should().Be(second.Id);
        bench.Here().Should().Contain($"{first.Id}.duckdb", "older releases come after the newest");
        var order = bench.Server.Requests.Select(r => r.Target).ToList();
        order.IndexOf($"/{second.Id}.duckdb").Should().BeLessThan(order.IndexOf($"/{first.Id}.duckdb"));
        bench.Point(first);
        bench.Server.Forget();
        (await bench.Look()).Should().BeNull();
        bench.Serving.Should().Be(first.Id);
        bench.Server.Requests.Should().OnlyContain(r => r.Target.EndsWith(".json"));
    }

    [Fact]
    public async Task Releases_BeyondTheKept_GoButNeverOneThatIsRead()
    {
        await using var bench = await ReplicaBench.StartAsync();
        var first = bench.Publish();
        await bench.Look();
        var read = OpenRelease.Open(new ReleaseDirectory(bench.Replica), Name(first.Id), first.Sha256, EngineLimits.Reader);
        var second = bench.Publish();
        await bench.Look(keep: 1);
        bench.Here().Should().Contain([$"{first.Id}.duckdb", $"{second.Id}.duckdb"]);
        read.EndUse();
        await bench.Look(keep: 1);
        bench.Here().Should().NotContain($"{first.Id}.duckdb");
        bench.Serving.Should().Be(second.Id);
    }

    [Fact]
    public async Task Release_TakenOutOfServiceAtTheOrigin_GoesHereToo()
    {
        await using var bench = await ReplicaBench.StartAsync();
        var (first, _) = (bench.Publish(), bench.Publish());
        await bench.Look();
        new ReleaseCatalogue(Microsoft.Extensions.Options.Options.Create(new ReleaseOptions { Directory = bench.Origin })).Remove(first.Id);
        bench.List();
        (await bench.Look()).Should().BeNull();
        bench.Here().Should().NotContain($"{first.Id}.duckdb");
    }

    [Fact]
    public async Task Secret_InTheOriginsQuery_GoesWithEveryRequestAndIsWrittenNowhere()
    {
        await using var bench = await ReplicaBench.StartAsync();
        bench.Publish();
        bench.Options.Origin = $"{bench.Server.Root}?sig=s3cr3t";
        (await bench.Look()).Should().BeNull();
        bench.Server.Requests.Should().OnlyContain(r => r.Target.EndsWith("?sig=s3cr3t"));
        (await File.ReadAllTextAsync(Path.Combine(bench.Replica, "replica.json"))).Should().NotContain("s3cr3t").And.Contain("127.0.0.1");
    }

    [Fact]
    public async Task Pointer_OfThisSecond_IsAskedForWholeAgain()
    {
        await using var bench = await ReplicaBench.StartAsync();
        bench.Publish();
        // A server that tells files apart by the second cannot tell a text of this second from the next one. Written whenever it is asked for, however long that takes to come.
        bench.Server.Serve(request =>
        {
            var file = request.Path.Value!.TrimStart('/');
            return file == "current.json" ? bench.Whole(file).With(etag: "\"same\"", lastModified: TimeProvider.System.GetUtcNow())
                : File.Exists(Path.Combine(bench.Origin, file)) ? bench.Whole(file) : null;
        });
        var follower = bench.Follower();
        await follower.LookAsync(CancellationToken.None);
        await follower.LookAsync(CancellationToken.None);
        bench.Server.RequestsTo("/current.json").Should().OnlyContain(r => r["If-None-Match"] == null);
    }

    private static ReleaseName Name(string id) => ReleaseName.TryParse($"{id}.duckdb", out var name) ? name : throw new ArgumentException(id, nameof(id));
}
