using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Areas;

/// <summary>Which share of a neighbourhood's hospital patients one NHS acute trust admitted, as OHID publishes it. It says where patients went, not what lies nearest.</summary>
/// <param name="Msoa">Of 2021.</param>
/// <param name="Trust">ODS code: "RHQ".</param>
/// <param name="Period">The catchment year, as its publisher calls it.</param>
/// <param name="Patients">Patients of the neighbourhood whom the trust admitted; null where they are fewer than 8, which is not published.</param>
/// <param name="Share">Those of all its patients admitted to any trust, 0 to 1; null where <paramref name="Patients"/> is.</param>
public sealed record TrustShare(AreaCode Msoa, string Trust, string TrustName, AdmissionKind Admission, Period Period, int? Patients, double? Share);

/// <summary>Which admissions to hospital are counted.</summary>
public enum AdmissionKind
{
    All,
    Elective,
    Emergency,
}
