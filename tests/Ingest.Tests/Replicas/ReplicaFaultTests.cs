using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Ingest.Tests.Replicas;

/// <summary>Whatever an origin gives, the last good release goes on being served, and words say why nothing newer is.</summary>
public sealed class ReplicaFaultTests
{
    [Fact]
    public async Task Release_OfAnotherHash_IsRefusedAndNotAskedForAtEveryLook()
    {
        await using var bench = await Following();
        var (before, next) = (bench.Serving, bench.Publish());
        var body = bench.Whole($"{next.Id}.duckdb");
        body.Body[body.Body.Length / 2] ^= 1;
        bench.Server.Serve($"/{next.Id}.duckdb", body);
        var follower = bench.Follower();
        (await follower.LookAsync(CancellationToken.None)).Should().Contain(next.Id).And.Contain("was refused").And.Contain("SHA-256");
        bench.Serving.Should().Be(before);
        bench.Status.IsBehind.Should().BeTrue();
        bench.Status.Problem.Should().Contain("SHA-256").And.NotContain(bench.Replica);
        bench.Server.Forget();
        (await follower.LookAsync(CancellationToken.None)).Should().Contain("SHA-256");
        bench.Server.RequestsTo($"/{next.Id}.duckdb").Should().BeEmpty();
        bench.Here().Should().NotContain(f => f.Contains("incoming"));
    }

    [Fact]
    public void Refusal_AfterItsTime_IsForgotten()
    {
        var clock = new FakeTimeProvider();
        var refused = new RefusedReleases(TimeSpan.FromMinutes(15), clock);
        refused.Add("a", "why");
        clock.Advance(TimeSpan.FromMinutes(14));
        refused.Why("a").Should().Be("why");
        clock.Advance(TimeSpan.FromMinutes(2));
        refused.Why("a").Should().BeNull();
    }

    [Fact]
    public async Task Release_OfANewerSchema_IsRefusedWithWhatToDo()
    {
        await using var bench = await Following();
        var before = bench.Serving;
        var next = Newer(bench);
        (await bench.Look()).Should().Contain(next.Id).And.Contain("schema version 99").And.Contain("bring this one up to date");
        bench.Serving.Should().Be(before);
    }

    [Theory]
    [InlineData("current.json")]
    [InlineData("release")]
    public async Task WebPage_InThePlaceOfAFile_IsToldFromIt(string file)
    {
        await using var bench = await Following();
        var (before, next) = (bench.Serving, bench.Publish());
        bench.Server.Serve(file == "release" ? $"/{next.Id}.duckdb" : $"/{file}", PublisherAnswer.Html("<!doctype html><title>Sign in</title>"));
        (await bench.Look()).Should().Contain("web page");
        bench.Serving.Should().Be(before);
    }

    [Fact]
    public async Task Origin_ThatGoesAway_IsSaidAndComesBack()
    {
        await using var bench = await Following();
        var before = bench.Serving;
        var follower = bench.Follower();
        bench.Server.Serve("/current.json", PublisherAnswer.Reset());
        (await follower.LookAsync(CancellationToken.None)).Should().Contain("The connection to the origin broke");
        var since = bench.Status.ProblemSince;
        bench.Server.Serve("/current.json", PublisherAnswer.Error(503, retryAfter: "120"));
        (await follower.LookAsync(CancellationToken.None)).Should().Contain("status 503");
        bench.Status.ProblemSince.Should().Be(since);
        bench.Status.Next.Should().BeAfter(TimeProvider.System.GetUtcNow().AddSeconds(100), "the origin said when to ask again");
        bench.Serving.Should().Be(before);
        bench.Server.Serve("/current.json", bench.Whole("current.json"));
        (await follower.LookAsync(CancellationToken.None)).Should().BeNull();
        bench.Status.ProblemSince.Should().BeNull();
    }

    [Fact]
    public async Task Release_DamagedOnThisDisk_IsBroughtAgainByTheNextProcess()
    {
        await using var bench = await Following();
        var path = Path.Combine(bench.Replica, $"{bench.Serving}.duckdb");
        var sound = Sha256Text.OfFile(path);
        File.SetAttributes(path, FileAttributes.Normal);
        await File.WriteAllTextAsync(path, "what a disk left");
        (await bench.Look()).Should().BeNull();
        Sha256Text.OfFile(path).Should().Be(sound);
    }

    [Fact]
    public async Task Disk_ThatIsFull_IsSaid_AndTheNextLookGoesOn()
    {
        await using var bench = await Following();
        var (before, next, follower) = (bench.Serving, bench.Publish(), bench.Follower());
        using (Disk.Watch(_ => throw new IOException("No space left on device")))
            (await follower.LookAsync(CancellationToken.None)).Should().Contain("could not be kept on this machine");
        bench.Serving.Should().Be(before);
        (await follower.LookAsync(CancellationToken.None)).Should().BeNull();
        bench.Serving.Should().Be(next.Id);
    }

    [Fact]
    public async Task Origin_WhereNobodyListens_DoesNotAnswer()
    {
        await using var bench = await Following();
        bench.Options.Origin = "http://127.0.0.1:1/";
        (await bench.Look()).Should().Be("The origin does not answer.");
        bench.Serving.Should().NotBeNull();
    }

    [Fact]
    public async Task Redirect_OffTheHost_IsRefused_OnTheHostFollowed()
    {
        await using var bench = await Following();
        bench.Publish();
        await using var elsewhere = await LoopbackPublisher.StartAsync();
        elsewhere.Serve("/current.json", bench.Whole("current.json"));
        bench.Server.Serve("/current.json", PublisherAnswer.Redirect($"{elsewhere.Root}current.json"));
        (await bench.Look()).Should().Contain("redirect").And.Contain("not followed");
        elsewhere.Requests.Should().BeEmpty();
        bench.Server.Serve("/moved.json", bench.Whole("current.json"));
        bench.Server.Serve("/current.json", PublisherAnswer.Redirect("/moved.json"));
        (await bench.Look()).Should().BeNull();
    }

    [Fact]
    public async Task Release_LargerThanIsTaken_IsRefusedBeforeItComes()
    {
        await using var bench = await Following();
        bench.Publish();
        bench.Options.MaxReleaseMegabytes = 0.01;
        (await bench.Look()).Should().Contain("at most 10,000 are taken");
        bench.Here().Should().NotContain(f => f.Contains("incoming"));
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("runs/../../outside.json")]
    [InlineData("current.json")]
    [InlineData("own-indicators/own-falls.csv")]
    public async Task List_ThatNamesWhatNoReplicaTakes_IsRefusedWhole(string path)
    {
        await using var bench = await Following();
        var index = new OriginIndex(1, [], [new OriginFile(path, 2, TimeProvider.System.GetUtcNow(), new string('0', 64))]);
        await File.WriteAllTextAsync(Path.Combine(bench.Origin, OriginIndex.FileName), index.Write());
        var before = bench.Here();
        (await bench.Look()).Should().Contain("which no replica takes");
        bench.Here().Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Origin_WithoutAList_GivesItsCurrentReleaseAlone()
    {
        await using var bench = await ReplicaBench.StartAsync();
        var release = bench.Publish();
        File.Delete(Path.Combine(bench.Origin, OriginIndex.FileName));
        (await bench.Look()).Should().BeNull();
        bench.Serving.Should().Be(release.Id);
        bench.Here().Should().NotContain(f => f.StartsWith("runs"));
    }

    [Fact]
    public async Task Directory_WhoseReleasesWereMadeThere_IsNoReplica()
    {
        await using var bench = await ReplicaBench.StartAsync();
        bench.Publish();
        var making = () => new ReplicaFollower(bench.Options, new ReleaseOptions { Directory = bench.Origin }, TimeProvider.System, NullLogger<ReplicaFollower>.Instance, seed: 1);
        making.Should().Throw<ReplicaDirectoryException>().WithMessage("*made there*directory of its own*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://figures.example.org/")]
    [InlineData("https://user:password@figures.example.org/")]
    public void Origin_ThatCannotBeAsked_IsRefusedBeforeAnythingStarts(string origin) =>
        new ReplicaOptionsValidator().Validate(null, new ReplicaOptions { Origin = origin }).Failed.Should().BeTrue();

    private static async Task<ReplicaBench> Following()
    {
        var bench = await ReplicaBench.StartAsync();
        bench.Publish();
        (await bench.Look()).Should().BeNull();
        bench.Options.Tries = 2;
        return bench;
    }

    private static ReleasePointer Newer(ReplicaBench bench)
    {
        var made = SmallRelease.Publish(Path.Combine(bench.Origin, "made"));
        var path = Path.Combine(bench.Origin, "made", $"{made.Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        using (var database = Database.OpenWritable(path, EngineLimits.Writer))
        using (var session = database.Connect())
            session.Execute("update release set schema_version = 99; checkpoint");
        var sha256 = Sha256Text.OfFile(path);
        var name = ReleaseName.Of(made.Published.AddSeconds(5), sha256);
        File.Move(path, Path.Combine(bench.Origin, name.File));
        var pointer = new ReleasePointer(name.Id, name.File, sha256, name.Published);
        pointer.Write(Path.Combine(bench.Origin, "current.json"));
        return pointer;
    }
}
