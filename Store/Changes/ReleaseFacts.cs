using HealthNeeds.Core.Changes;

namespace HealthNeeds.Store.Changes;

/// <summary>What differs between two releases, ranks apart.</summary>
/// <param name="Geography">Areas that came, went, or lie in another larger area.</param>
/// <param name="Corrections">Areas whose name, residents or place read differently.</param>
/// <param name="Areas">The first of both.</param>
internal sealed record ReleaseFacts(
    IReadOnlyList<SourceChange> Sources,
    IReadOnlyList<SeriesChange> Series,
    IReadOnlyList<SeriesRevision> Revisions,
    long Geography,
    long Corrections,
    IReadOnlyList<AreaChange> Areas,
    IReadOnlyList<MethodChange> Method,
    long Assets,
    IReadOnlyList<CatalogueChange> Catalogue)
{
    public (ChangeSize Size, IReadOnlyList<string> Reasons) Judge() => VersionRules.Judge(Method, Geography, Series, Revisions, Corrections, Assets, Sources, Catalogue);
}
