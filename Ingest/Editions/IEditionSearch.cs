using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Editions;

/// <summary>Looks at a publisher whether it has a newer edition of a source than the one that settings name.</summary>
internal interface IEditionSearch
{
    /// <summary>Id of the source in data/indicators.json.</summary>
    string Source { get; }

    /// <summary>Name its limits are configured under, Live:Publishers.</summary>
    string Publisher { get; }

    /// <summary>Asks little: a list or a page, and the page of a newer edition where there is one.</summary>
    /// <exception cref="PublisherUnavailableException" />
    /// <exception cref="ResponseRefusedException">What came does not say which editions there are.</exception>
    Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation);
}
