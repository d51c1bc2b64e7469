using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>One request's view of one release: everything a page shows comes from the same one, even while another is published.</summary>
internal sealed class ReleaseReading(ReleaseStore store, ReleaseShelf shelf, ReleaseMemory memory, RegionSetting regions, IOptions<ReleaseOptions> options) : IDisposable
{
    private ReleaseLease? _lease;

    /// <exception cref="NoReleaseException">There is none yet.</exception>
    public ReleaseLease Lease => _lease ??= store.Lease();

    /// <summary>What the release says of itself, or null where there is none.</summary>
    public ReleaseInfo? Info => (_lease ??= store.TryLease())?.Info;

    /// <summary>The release that addresses without a pin are answered from; null where there is none.</summary>
    public ReleaseInfo? Newest { get => Pin is null ? Info : field; private set; }

    /// <summary>The release this request's address names, or null where it follows the newest.</summary>
    public ReleasePin? Pin { get; private set; }

    /// <summary>Reads the release that the address names.</summary>
    /// <returns>False where it is not kept.</returns>
    /// <exception cref="ReleaseRefusedException">It is kept and cannot be read.</exception>
    public bool TryPin(ReleasePin pin)
    {
        if (shelf.TryLease(pin.Release) is not { } lease)
            return false;
        using (var newest = store.TryLease())
            Newest = newest?.Info;
        (_lease, Pin) = (lease, pin);
        return true;
    }

    /// <summary>Why the newest release is not the one that is served; null while all is well.</summary>
    public string? Problem => store.Problem is { } problem ? WithoutFolders(problem) : null;

    /// <summary>The region that is shown: the one this site was started for, else the release's own.</summary>
    public Region Region => Info is null ? regions.Default : Remember("region", () => ShownRegion.Of(regions.Of(Info), Lease));

    public IReadOnlyList<FocusArea> FocusAreas => Remember("focus", () => Lease.Manifest.FocusAreas());

    /// <summary>The region's local authorities, by name.</summary>
    public IReadOnlyList<Area> Authorities => Remember("authorities", () => Lease.Areas.List(AreaLevel.Ltla24, Region.Icb));

    /// <summary>The region's asset catalogue: empty where there is none, or the release was made for another region.</summary>
    public AssetCatalogue Assets => Remember("assets", () => ShownRegion.Assets(Region, regions, Lease));

    /// <summary>What tells the places of a focus area apart, or of all together.</summary>
    public RankingGrounds Grounds(string focus) => Remember($"grounds/{focus}", () => Lease.Models.Grounds(focus));

    public IReadOnlyList<Indicator> Indicators => Remember("indicators", () => Lease.Indicators.All());

    /// <summary>Ids of the indicators that have figures.</summary>
    public IReadOnlySet<string> WithFigures => Remember("with-figures", () => Lease.Indicators.WithFigures());

    public IReadOnlyList<SourceCount> Sources => Remember("sources", () => Lease.Manifest.Sources());

    /// <summary>Greatest first; empty where areas are not ranked by that kind.</summary>
    public IReadOnlyList<RankedArea> Ranked(string focus, AreaLevel level, AreaCode within, NeedKind kind = NeedKind.Unmet) =>
        Remember($"ranked/{focus}/{kind}/{level}/{within}", () => Lease.Rankings.List(focus, level, within, kind));

    /// <summary>Why areas of a level are not ranked by a kind; null where they are.</summary>
    public string? WhyNotRanked(string focus, AreaLevel level, NeedKind kind) =>
        KindWords.WhyNot(kind, level, Remember($"levels/{focus}", () => Lease.Rankings.Levels(focus))[kind], FocusWords.Of(focus, FocusAreas));

    public IReadOnlyList<Contribution> Medians(string focus, AreaLevel level) =>
        Remember($"medians/{focus}/{level}", () => Lease.Rankings.ContributionMedians(focus, level, Region.Icb));

    /// <summary>What the scores of the region's areas are sums of.</summary>
    public ILookup<AreaCode, Contribution> Contributions(string focus, AreaLevel level) =>
        Remember($"why/{focus}/{level}", () => Lease.Rankings.Contributions(focus, level, Region.Icb));

    public IReadOnlyList<NoMatch> NoMatches(string? focus) =>
        Remember($"no-match/{focus}", () => Lease.Assets.NoMatches(Region.Icb, focus));

    public T Remember<T>(string key, Func<T> make)
        where T : class => memory.Get(Lease.Info.Id, key, make);

    /// <summary>Readers learn which file, not where the server keeps it.</summary>
    private string WithoutFolders(string text) =>
        text.Replace(Path.GetFullPath(options.Value.Directory) + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)
            .Replace(Path.GetFullPath(options.Value.Directory), "the releases directory", StringComparison.Ordinal);

    public void Dispose() => _lease?.Dispose();
}
