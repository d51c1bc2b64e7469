using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live;

/// <summary>
/// One source of the catalogue, asked at its publisher. Asking and reading are apart: what was asked once can be read again
/// without the network, and gives the same bytes.
/// </summary>
internal interface ILiveSource
{
    /// <summary>Id of the source in data/indicators.json.</summary>
    string Source { get; }

    /// <summary>Name its limits are configured under, Live:Publishers: "nomis". Sources of one publisher share them.</summary>
    string Publisher { get; }

    /// <summary>Of a source whose every edition has an address of its own: the settings that say which is asked. Null for others.</summary>
    string? EditionSettings => null;

    /// <summary>Asks for everything; the answers in an order that is the same each time.</summary>
    /// <exception cref="PublisherUnavailableException" />
    /// <exception cref="ResponseRefusedException" />
    Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation);

    /// <summary>Reads kept answers into files of the project's schema. Depends on its arguments only.</summary>
    Intake Read(IReadOnlyList<RawResponse> responses, ReadingRoom room, CancellationToken cancellation);
}
