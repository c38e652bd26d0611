"""Papers of a day: route sheets, handover acts, messages, the shift report, evidence.

Reading order: `papers` (what they are made from), `act`, `sheet`, `shift_report`, `pack` (all
of them as one archive), `evidence` (one order for a dispute). A courier's sheet has names,
phones, addresses and comments; an act has name, phone and address; nothing else has any.
"""
