using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Tests.Decisions;

/// <summary>An older release is put back where it is needed most: where what points to the current one is damaged.</summary>
public sealed class ReleaseDecisionsTests : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("decisions-").FullName;

    private string Pointer => Path.Combine(_releases, "current.json");

    public void Dispose() => Directory.Delete(_releases, recursive: true);

    [Fact]
    public async Task RollBack_WhereThePointerIsDamaged_ServesTheReleaseThatIsNamed()
    {
        var (older, newer) = (SmallRelease.Publish(_releases, seed: 1), SmallRelease.Publish(_releases, seed: 2));
        await File.WriteAllTextAsync(Pointer, "{ \"id\": ");
        var unnamed = () => RollBackAsync(id: null);
        await unnamed.Should().ThrowAsync<NoSuchReleaseException>().WithMessage($"No release is marked as current*name one*{newer.Id}, {older.Id}.");
        (await RollBackAsync(older.Id)).Id.Should().Be(older.Id);
        ReleasePointer.Read(Pointer).Id.Should().Be(older.Id);
    }

    private Task<(string Id, string? Before)> RollBackAsync(string? id)
    {
        var paths = new IngestPaths(_releases, "data");
        return new ReleaseDecisions(paths, new AuditLog(paths.Audit, TimeProvider.System), TimeProvider.System).RollBackAsync(id, new AuditActor("otto", "releases rollback"), reason: null, CancellationToken.None);
    }
}
