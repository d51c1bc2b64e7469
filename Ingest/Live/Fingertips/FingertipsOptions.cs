using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>How Fingertips is asked; configuration section Live:Fingertips.</summary>
internal sealed class FingertipsOptions
{
    public const string Section = "Live:Fingertips";

    /// <summary>Indicators in one request for figures. Fingertips takes a hundred; a few keep every answer small and a change cheap.</summary>
    [Range(1, 100)]
    public int IndicatorsAtOnce { get; set; } = 5;

    /// <summary>Megabytes of an answer beyond which it is asked for in smaller parts: fewer indicators, then region by region.</summary>
    [Range(1, 2048)]
    public int MegabytesAtMost { get; set; } = 64;

    public long BytesAtMost => (long)MegabytesAtMost << 20;
}
