using HealthNeeds.Core.Research;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>What is refused of research before a release is published.</summary>
public sealed class ResearchRulesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void SoundResearch_IsPublished() => Publishing(Organisation, Award("s", 0.25, 0.75), "x").Should().NotThrow();

    [Fact]
    public void AwardThatIsPartlyUnclassified_IsPublished() => Publishing(Organisation, Award("s", 0.25, 0.5), "x").Should().NotThrow();

    [Fact]
    public void SharesThatAreMoreThanTheAward_AreRefused() => Publishing(Organisation, Award("s", 0.75, 0.5), "x").Should().Throw<ReleaseRefusedException>().WithMessage("*Shares of an award sum to 1 at most*");

    [Fact]
    public void OrganisationThatIsNotThere_IsRefused() => Publishing(Organisation, Award("s", 1), "y").Should().Throw<ReleaseRefusedException>().WithMessage("*An award is made to an organisation of the release*");

    [Fact]
    public void RegisterThatIsNoSource_IsRefused() => Publishing(Organisation, Award("unheard-of", 1), "x").Should().Throw<ReleaseRefusedException>().WithMessage("*a register that is a source*");

    [Fact]
    public void PlaceOutsideTheRelease_IsRefused() =>
        Publishing(Organisation with { Lsoa = new("E01009999") }, Award("s", 1), "x").Should().Throw<ReleaseRefusedException>().WithMessage("*An organisation lies in areas of the release*");

    private static ResearchOrganisation Organisation { get; } = new("x", "X", ["X"], null, null, TinyRelease.First, TinyRelease.Icb, ResearchPlaces.Register);

    private Action Publishing(ResearchOrganisation organisation, ResearchAward award, string made) => () => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendResearch(HealthCategories.None, [organisation], [(award, made)]));

    private static ResearchAward Award(string register, params double[] shares) => new(
        register, "1", ResearchAward.Award, "T", null, null, "Active", "X", null, null, null, null, null, "https://example.org/", [.. shares.Select((s, i) => new CategoryShare($"C{i}", s))], true, new DateOnly(2026, 1, 1));
}
