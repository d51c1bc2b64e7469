using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard over a release and the edition after it: values revised, a period and an indicator more, one rank moved.</summary>
public sealed class NextServer() : ApiServer(directory =>
{
    MadeReleases.First.PutInto(directory);
    return MadeReleases.Next.PutInto(directory);
})
{
    public ReleaseInfo Before { get; } = MadeReleases.First.Info;

    public string Pair => $"{Before.Id}..{Published!.Id}";
}

/// <summary>Classes that only ask it share one.</summary>
[CollectionDefinition(nameof(NextServer))]
public sealed class NextCollection : ICollectionFixture<NextServer>;
