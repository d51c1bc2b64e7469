using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>What is refused of catchments before a release is published, and what is read of those that are sound.</summary>
public sealed class CatchmentRulesTests : IDisposable
{
    private static readonly TrustShare Sound = new(TinyRelease.Msoa, "RHQ", "Sheffield", AdmissionKind.All, Period.Year(2024), 62, 0.62);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void SoundShares_AreRead_LargestFirst_AndThoseWithoutANumberLast()
    {
        var (small, hidden, urgent) = (Sound with { Trust = "RFR", Patients = 38, Share = 0.38 }, Sound with { Trust = "RFF", Patients = null, Share = null }, Sound with { Admission = AdmissionKind.Emergency });
        Publishing(small, hidden, urgent, Sound)();

        using var store = new ReleaseStore(StoreOptions.For(directory), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();
        lease.Catchments.Of(TinyRelease.Msoa).Should().Equal(Sound, small, hidden, urgent);
        lease.Catchments.Source().Should().Be("s");
        lease.Catchments.Of(TinyRelease.First).Should().BeEmpty();
    }

    [Fact]
    public void WithoutCatchments_NoSourceIsNamed()
    {
        Publishing()();

        using var store = new ReleaseStore(StoreOptions.For(directory), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();
        lease.Catchments.Source().Should().BeNull();
    }

    [Fact]
    public void MoreThanAllPatients_IsRefused() => Refused("*sum to no more than all of them*", Sound, Sound with { Trust = "RFR", Share = 0.5 });

    [Fact]
    public void TheSameTrustTwice_IsRefused() => Refused("*trust_catchment has one row per msoa, trust, admission*", Sound with { Share = 0.1 }, Sound with { Share = 0.2 });

    [Fact]
    public void AreaThatIsNoMsoa_IsRefused() => Refused("*A catchment is of an MSOA of the release*", Sound with { Msoa = TinyRelease.First });

    [Fact]
    public void TwoPeriodsOfAKindOfAdmission_AreRefused() => Refused("*of one period*", Sound with { Share = 0.1 }, Sound with { Trust = "RFR", Period = Period.Year(2023), Share = 0.1 });

    [Fact]
    public void NumberBesideAShareThatIsNotPublished_IsRefused() => FluentActions.Invoking(Publishing(Sound with { Share = null })).Should().Throw<Exception>().WithMessage("*constraint*");

    [Fact]
    public void SourceThatIsNone_IsRefused() =>
        FluentActions.Invoking(() => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendTrustCatchments("unheard-of", [Sound]))).Should().Throw<ReleaseRefusedException>().WithMessage("*The source of trust_catchment is known*");

    [Theory]
    [InlineData("*live in LSOAs of the release*", "E02000001", 0.5, "E01000002", 0.2)]
    [InlineData("*each told of once*", "E01000001", 0.5, "E01000001", 0.2)]
    [InlineData("*a practice's list sum to no more than all of it*", "E01000001", 0.6, "E01000002", 0.5)]
    public void PracticesShares_ThatCannotBe_AreRefused(string says, string first, double share, string second, double other) => FluentActions
        .Invoking(() => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendPracticeCatchments([new PracticeShare("C85001", new AreaCode(first), share, 100), new PracticeShare("C85001", new AreaCode(second), other, 100)])))
        .Should().Throw<ReleaseRefusedException>().WithMessage(says);

    private void Refused(string says, params TrustShare[] shares) => FluentActions.Invoking(Publishing(shares)).Should().Throw<ReleaseRefusedException>().WithMessage(says);

    private Action Publishing(params TrustShare[] shares) => () => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendTrustCatchments("s", shares));
}
