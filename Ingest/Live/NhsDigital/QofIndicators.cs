using HealthNeeds.Core.Care;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>Which indicator of ours each register of the framework is, and which of its codes are known and not carried. Care is listed in <see cref="CareMeasures"/>.</summary>
internal static class QofIndicators
{
    /// <summary>By the code of the group of indicators that a register belongs to.</summary>
    public static readonly IReadOnlyDictionary<string, string> Registers = Ours(
        ("DM", "diabetes"), ("CAN", "cancer"), ("CKD", "ckd"), ("NDH", "ndh"), ("PC", "palliative"), ("AF", "af"), ("CHD", "chd"), ("HF", "hf"),
        ("HYP", "hypertension"), ("LVSD", "lvsd"), ("PAD", "pad"), ("STIA", "stroke"), ("AST", "asthma"), ("COPD", "copd"), ("OB", "obesity"),
        ("SMOK", "smoking"), ("DEM", "dementia"), ("DEP", "depression"), ("EP", "epilepsy"), ("LD", "ld"), ("MH", "smi"));

    /// <summary>Start of the codes of quality improvement: a practice did it or not, patients are not counted.</summary>
    private const string QualityImprovement = "QI";

    /// <summary>Codes by which a practice is paid for keeping a register, 2021/22 to 2025/26; the registers themselves are in another table.</summary>
    private static readonly HashSet<string> RegisterCodes = new(StringComparer.Ordinal)
    {
        "AF001", "AST005", "CAN001", "CHD001", "CKD005", "COPD009", "COPD015", "DEM001", "DM017", "EP001", "HF001", "HYP001", "LD004", "MH001",
        "OB002", "OB003", "OST004", "PAD001", "PC001", "RA001", "STIA001",
    };

    /// <summary>True of a code that is known to measure no care of patients.</summary>
    public static bool IsLeftOut(string code) => RegisterCodes.Contains(code) || code.StartsWith(QualityImprovement, StringComparison.Ordinal);

    private static Dictionary<string, string> Ours(params IEnumerable<(string Code, string Suffix)> codes) =>
        codes.ToDictionary(c => c.Code, c => $"qof-{c.Suffix}", StringComparer.Ordinal);
}
